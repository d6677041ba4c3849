import type { Annotation } from '../../../preload/contract/annotation.ts'
import styles from './floating.module.css'

/** Less sure than this is worth a look. */
const SURE = 0.8

/** Where an annotation comes from: another program, an older file. */
export function CardFacts({ annotation: { external, author, carried } }: { readonly annotation: Annotation }) {
  if (!external && !carried) return null
  return (
    <div className={styles.facts}>
      {external ? <p>{author ? `From the PDF, by ${author}` : 'From the PDF'}</p> : null}
      {carried ? (
        <p>
          Carried over from page {carried.page + 1} of the older file
          {carried.confidence < SURE ? `; ${Math.round(carried.confidence * 100)} % sure, worth a look` : ''}
        </p>
      ) : null}
    </div>
  )
}
