import { BookOpen, Check, Code2, Ellipsis, ExternalLink, ListPlus, Star, X } from 'lucide-react'
import { Menu } from '@base-ui/react/menu'
import { lazy, memo, Suspense, useDeferredValue } from 'react'
import type { Paper } from '../../preload/contract/paper.ts'
import { UP_NEXT } from '../../preload/contract/reading.ts'
import { finishPapers, openPaper } from '../stores/reading-desk.ts'
import { useSlice, useStores } from '../stores/use-stores.tsx'
import { Button, IconButton } from '../ui/button.tsx'
import { PaperFiles } from './paper-files.tsx'
import { FollowMenu } from './follow-menu.tsx'
import { NoteEditor } from './note-editor.tsx'
import { JoinedRecords } from './joined-records.tsx'
import { LineEditor } from './line-editor.tsx'
import { PaperSignals } from './paper-signals.tsx'
import { PaperTags } from './paper-tags.tsx'
import { SimilarPapers } from './similar-papers.tsx'
import { WhyForYou } from './why-for-you.tsx'
import { SourceChips } from './source-chips.tsx'
import { linksOf, metaOf } from './paper-words.ts'
import styles from './details-pane.module.css'
import { say } from './messages.ts'
import { MenuPortal } from '../ui/menu-portal.tsx'
import { TitleText } from '../ui/title-text.tsx'

const Abstract = lazy(() => import('./abstract.tsx').then(({ Abstract }) => ({ default: Abstract })))

/** All there is of the paper under the keys, abstract and authors always in sight. */
export function DetailsPane() {
  // The list shows the cursor in its next place first; the whole of the paper may come a frame later.
  const { id, paper, failure } = useDeferredValue(
    useSlice(
      s => s.papers,
      state => state,
    ),
  )
  if (id === null) return <p className={styles['none']}>{say('No paper chosen.')}</p>
  if (failure && !paper) return <p className={styles['none']}>{failure.message}</p>
  if (!paper) return null
  return <PaperDetails key={paper.id} paper={paper} />
}

const PaperDetails = memo(function PaperDetails({ paper }: { readonly paper: Paper }) {
  const stores = useStores()
  const selected = useSlice(
    s => s.views,
    state => state.selection.selected,
  )
  const together = selected.size > 1 ? [...selected].slice(0, 200) : [paper.id]
  return (
    <article className={styles['paper']}>
      <Actions paper={paper} />
      <h2 className={styles['title']} dir="auto">
        <TitleText text={paper.title} />
      </h2>
      <p className={styles['meta']}>
        {metaOf(paper).map(part => (
          <span key={part}>{part}</span>
        ))}
      </p>
      {paper.authors.length > 0 ? (
        <p className={styles['authors']} dir="auto">
          {paper.authors.map(author => author.name).join(', ')}
        </p>
      ) : null}
      <FollowMenu paper={paper} />
      <ul className={styles['chips']} aria-label={say('Sources and links')}>
        <SourceChips paper={paper} />
        {linksOf(paper).map(link => (
          <li key={link.url}>
            <a className={styles['chip']} href={link.url} target="_blank" rel="noopener noreferrer">
              {link.kind === 'code' ? (
                <Code2 size={13} aria-hidden="true" />
              ) : (
                <ExternalLink size={13} aria-hidden="true" />
              )}
              {link.name}
            </a>
          </li>
        ))}
        {paper.files.length > 0 ? (
          <li className={`${styles['chip'] ?? ''} ${styles['ready'] ?? ''}`}>
            <Check size={13} aria-hidden="true" /> {say('Ready offline')}
          </li>
        ) : null}
      </ul>
      <PaperSignals paper={paper} />
      {paper.takeaway ? (
        <p className={styles['takeaway']} dir="auto">
          “{paper.takeaway}”
        </p>
      ) : null}
      {paper.abstract ? (
        <Suspense
          fallback={
            <div className={styles['abstract']} dir="auto">
              <p>{paper.abstract}</p>
            </div>
          }
        >
          <Abstract text={paper.abstract} className={styles['abstract']} />
        </Suspense>
      ) : (
        <p className={styles['none']}>{say('No abstract came with this paper.')}</p>
      )}
      <section className={styles['own']} aria-label={say('Yours')}>
        <LineEditor
          label={say('Remark')}
          placeholder={say('A remark in a line, shown in the list')}
          value={paper.remark}
          onSave={text => void stores.writing.setRemark(paper.id, text)}
        />
        <PaperTags paper={paper} />
        <NoteEditor id={paper.id} note={paper.note} />
      </section>
      <PaperFiles paper={paper} />
      <JoinedRecords paper={paper} />
      <WhyForYou paper={paper.id} />
      <SimilarPapers papers={together} />
      {paper.keywords.length > 0 ? <p className={styles['keywords']}>{paper.keywords.join(' · ')}</p> : null}
    </article>
  )
})

function Actions({ paper }: { readonly paper: Paper }) {
  const stores = useStores()
  const { triage, shell } = stores
  const isQueued = paper.queues.includes(UP_NEXT)
  return (
    <div className={styles['actions']} role="toolbar" aria-label={say('Decide')}>
      <Button look="strong" shortcut="Enter" onClick={() => void openPaper(stores, paper.id)}>
        <BookOpen size={15} aria-hidden="true" /> {paper.progress > 0 ? say('Resume') : say('Read')}
      </Button>
      <Button
        shortcut="Q"
        aria-pressed={isQueued}
        onClick={() => void triage.setStatus([paper.id], isQueued ? 'inbox' : 'queued')}
      >
        <ListPlus size={15} aria-hidden="true" /> {isQueued ? say('Queued') : say('Queue')}
      </Button>
      <IconButton
        look="plain"
        label={paper.starred ? say('Take the star away (S)') : say('Star (S)')}
        pressed={paper.starred}
        onClick={() => void triage.setStarred([paper.id], !paper.starred)}
      >
        <Star size={15} fill={paper.starred ? 'currentColor' : 'none'} />
      </IconButton>
      <Menu.Root modal={false}>
        <Menu.Trigger
          render={
            <IconButton look="plain" label={say('More')}>
              <Ellipsis size={15} />
            </IconButton>
          }
        />
        <MenuPortal>
          <Menu.Positioner sideOffset={6} align="end" className={styles['positioner'] ?? ''}>
            <Menu.Popup className={styles['menu'] ?? ''}>
              <Entry name={say('Mark read')} onClick={() => void finishPapers(stores, [paper.id])} />
              <Entry name={say('Mark as being read')} onClick={() => void triage.setStatus([paper.id], 'reading')} />
              <Entry name={say('Back to the inbox')} onClick={() => void triage.setStatus([paper.id], 'inbox')} />
              <Entry name={say('Dismiss')} onClick={() => void triage.setStatus([paper.id], 'dismissed')} />
              <Entry
                name={say('Mute what is like this…')}
                onClick={() => shell.show({ kind: 'rule-from', paper: paper.id })}
              />
              <Entry
                name={say('Merge with another record…')}
                onClick={() => shell.show({ kind: 'merge', paper: paper.id })}
              />
              <Entry name={say('Tag…')} onClick={() => shell.show({ kind: 'tag', papers: [paper.id] })} />
              <Entry
                name={paper.trashed ? say('Bring back from the trash') : say('Move to the trash')}
                onClick={() => void triage.setTrashed([paper.id], !paper.trashed)}
              />
            </Menu.Popup>
          </Menu.Positioner>
        </MenuPortal>
      </Menu.Root>
      <span className={styles['close']}>
        <IconButton label={say('Close the details')} onClick={() => shell.setState({ isDetailsOpen: false })}>
          <X size={16} />
        </IconButton>
      </span>
    </div>
  )
}

function Entry({ name, onClick }: { readonly name: string; readonly onClick: () => void }) {
  return (
    <Menu.Item className={styles['entry'] ?? ''} onClick={onClick}>
      {name}
    </Menu.Item>
  )
}
