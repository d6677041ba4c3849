import { createElement, Fragment, type ReactNode, useMemo } from 'react'
import { type TitlePiece, titlePieces } from './title-pieces.ts'
import styles from './title-text.module.css'

/** A title with the formulas in it set: "FG$^2$" is no way to read one. */
export function TitleText({ text }: { readonly text: string }) {
  const pieces = useMemo(() => (/\$|\\\(/.test(text) ? titlePieces(text) : null), [text])
  return pieces ? createElement(Fragment, null, ...pieces.map(elementOf)) : text
}

function elementOf({ text, as }: TitlePiece): ReactNode {
  switch (as) {
    case 'words':
      return text
    case 'letters':
      return <em>{text}</em>
    case 'strong':
      return <strong>{text}</strong>
    case 'code':
      return <code className={styles['code']}>{text}</code>
    case 'sup':
      return <sup className={styles['raised']}>{text}</sup>
    case 'sub':
      return <sub className={styles['raised']}>{text}</sub>
  }
}
