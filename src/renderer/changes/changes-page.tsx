import { useEffect, useState } from 'react'
import type { PaperId } from '../../preload/contract/paper.ts'
import type { VersionDiff } from '../../preload/contract/version.ts'
import { openLink } from '../stores/reading-desk.ts'
import { useStores } from '../stores/use-stores.tsx'
import { compareVersions } from '../stores/version-changes.ts'
import { Button } from '../ui/button.tsx'
import { PageFrame } from '../ui/page.tsx'
import styles from './changes-page.module.css'
import { say } from './messages.ts'
import { locale } from '../language/language.ts'

export interface ChangesPageProps {
  readonly paper: PaperId
  readonly from: string
  readonly to: string
}

/** What differs between the texts of two files of a paper, paragraph by paragraph. */
export function ChangesPage({ paper, from, to }: ChangesPageProps) {
  const stores = useStores()
  const [diff, setDiff] = useState<VersionDiff | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [showsAll, setShowsAll] = useState(false)
  const [title, setTitle] = useState('')
  useEffect(() => {
    let isGone = false
    compareVersions(stores, { paper, from, to }).then(
      found => {
        if (isGone) return
        setDiff(found.diff)
        setTitle(found.title)
      },
      (error: unknown) => !isGone && setProblem(error instanceof Error ? error.message : String(error)),
    )
    return () => {
      isGone = true
    }
  }, [stores, paper, from, to])
  const shown = diff?.paragraphs.filter(({ kind }) => showsAll || kind !== 'same') ?? []
  return (
    <PageFrame
      title={say('What changed')}
      summary={
        diff
          ? say('{title}: {wordsAdded} words added, {wordsRemoved} taken out', {
              title,
              wordsAdded: diff.wordsAdded.toLocaleString(locale),
              wordsRemoved: diff.wordsRemoved.toLocaleString(locale),
            })
          : title
      }
      onMenu={() => stores.shell.setState({ isSidebarOpen: true })}
      actions={
        <>
          <Button aria-pressed={showsAll} onClick={() => setShowsAll(all => !all)}>
            {showsAll ? say('Only what changed') : say('The whole text')}
          </Button>
          <Button onClick={() => void openLink(stores, { paper, page: null, annotation: null })}>
            {say('Back to the paper')}
          </Button>
        </>
      }
    >
      {problem ? <p role="alert">{say('The two files cannot be compared: {problem}', { problem })}</p> : null}
      {!diff && !problem ? <p className={styles['soft']}>{say('Reading both files…')}</p> : null}
      {diff && shown.length === 0 ? <p className={styles['soft']}>{say('Their texts are the same.')}</p> : null}
      <ol aria-label={say('Changes')} className={styles['list']}>
        {shown.map(({ kind, fromPage, toPage, parts }, at) => (
          // Paragraphs have no names and stand still.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={at} className={styles['paragraph']} data-kind={kind}>
            <span className={styles['page']}>
              {WORDS[kind]}{' '}
              {toPage === null
                ? say('page {value} before', { value: (fromPage ?? 0) + 1 })
                : say('page {value}', { value: toPage + 1 })}
            </span>
            <p dir="auto">
              {parts.map(({ kind: what, text }, index) => {
                const Tag = what === 'added' ? 'ins' : what === 'removed' ? 'del' : 'span'
                // oxlint-disable-next-line react/no-array-index-key
                return <Tag key={index}>{text} </Tag>
              })}
            </p>
          </li>
        ))}
      </ol>
    </PageFrame>
  )
}

const WORDS = { same: '', changed: 'Changed,', added: 'New,', removed: say('Taken out,') } as const
