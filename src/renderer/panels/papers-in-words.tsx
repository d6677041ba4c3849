import type { PaperId } from '../../preload/contract/paper.ts'
import { useSlice } from '../stores/use-stores.tsx'
import styles from './panels.module.css'
import { say } from './messages.ts'
import { locale } from '../language/language.ts'
import { TitleText } from '../ui/title-text.tsx'

/** What a dialog is about: the paper's title, or how many papers. */
export function PapersInWords({ papers }: { readonly papers: readonly PaperId[] }) {
  const [only] = papers
  const title = useSlice(
    s => s.rows,
    state => (papers.length === 1 && only !== undefined ? state.rows.get(only)?.title : undefined),
  )
  return (
    <p className={title === undefined ? styles['soft'] : styles['about']} dir="auto">
      {title === undefined ? (
        say('{count} papers', { count: papers.length.toLocaleString(locale) })
      ) : (
        <TitleText text={title} />
      )}
    </p>
  )
}
