import type { Annotation } from '../../../preload/contract/annotation.ts'
import styles from './floating.module.css'
import { say } from './messages.ts'

/** Less sure than this is worth a look. */
const SURE = 0.8

/** Where an annotation comes from: another program, an older file. */
export function CardFacts({ annotation: { external, author, carried } }: { readonly annotation: Annotation }) {
  if (!external && !carried) return null
  return (
    <div className={styles.facts}>
      {external ? <p>{author ? say('From the PDF, by {author}', { author }) : say('From the PDF')}</p> : null}
      {carried ? (
        <p>
          {say('Carried over from page {value} of the older file', { value: carried.page + 1 })}
          {carried.confidence < SURE
            ? say('; {number} % sure, worth a look', { number: Math.round(carried.confidence * 100) })
            : ''}
        </p>
      ) : null}
    </div>
  )
}
