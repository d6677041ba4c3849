import { Fragment } from 'react'
import styles from './marked-text.module.css'

export interface MarkedTextProps {
  readonly text: string
  /** Start and end of each mark, in UTF-16 units, in order. */
  readonly marks: readonly (readonly [number, number])[]
}

/** Text with what was searched for marked in it. */
export function MarkedText({ text, marks }: MarkedTextProps) {
  let end = 0
  const pieces = marks.map(([from, to]) => {
    const before = text.slice(end, from)
    end = to
    return (
      <Fragment key={from}>
        {before}
        <mark className={styles['mark']}>{text.slice(from, to)}</mark>
      </Fragment>
    )
  })
  return (
    <>
      {pieces}
      {text.slice(end)}
    </>
  )
}
