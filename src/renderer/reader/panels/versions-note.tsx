import { useSlice, useStores } from '../../stores/use-stores.tsx'
import { openPage } from '../../stores/way.ts'
import { Button } from '../../ui/button.tsx'
import { useReader, useReaderSlice } from '../reader-context.ts'
import styles from './panel-note.module.css'
import { say } from '../messages.ts'

/** Less sure than this is worth a look. */
const SURE = 0.8

/** Of a paper with several files: what was carried here, what lies on the others, the way there, and what changed. */
export function VersionsNote() {
  const stores = useStores()
  const { paper, file } = useReader()
  const { files, annotations, elsewhere, tray } = useReaderSlice(
    r => r.library,
    state => state,
  )
  const isCarrying = useSlice(
    s => s.jobs,
    state => state.running.some(({ kind }) => kind === 'carry'),
  )
  const others = files.filter(({ id }) => id !== file)
  if (others.length === 0 && !isCarrying) return null
  const carried = annotations.filter(one => one.carried && others.some(({ id }) => id === one.carried?.file))
  const doubtful = carried.filter(one => (one.carried?.confidence ?? 1) < SURE).length
  const from = carried[0]?.carried?.file ?? tray.find(({ to }) => to === file)?.annotation.file ?? others[0]?.id
  const fromName = files.find(({ id }) => id === from)?.name
  const waiting = tray.filter(({ to }) => to === file).length
  const says = [
    carried.length > 0 &&
      say('{marks} carried over from {value}', {
        marks: sayMarks(carried.length),
        value: fromName ?? say('the other file'),
      }),
    doubtful > 0 && say('{doubtful} worth a look', { doubtful }),
    waiting > 0 && say('{waiting} without a place yet', { waiting }),
    elsewhere > 0 &&
      waiting !== elsewhere &&
      say('{marks} on other files of this paper', { marks: sayMarks(elsewhere) }),
  ].filter(part => part !== false)
  return (
    <div role="group" aria-label={say('Versions')} className={styles.note} aria-live="polite">
      {isCarrying ? <p>{say('Annotations are being carried over to the new file…')}</p> : null}
      <p>{says.length > 0 ? `${says.join(', ')}.` : say('This paper has other files as well.')}</p>
      <p className={styles.actions}>
        {others.slice(0, 3).map(other => (
          <Button
            key={other.id}
            title={say('Added {value}', { value: new Date(other.addedAt).toLocaleDateString() })}
            onClick={() => {
              const title = stores.tabs.getState().tabs.find(tab => tab.paper === paper)?.title ?? ''
              stores.tabs.open({ paper, file: other.id, title })
            }}
          >
            {say('Open')} {other.name.length > 26 ? `${other.name.slice(0, 24)}…` : other.name}
          </Button>
        ))}
        {from === undefined ? null : (
          <Button
            look="quiet"
            onClick={() => openPage(stores, { kind: 'changes', paper, ...inOrder(files, from, file) })}
          >
            {say('What changed')}
          </Button>
        )}
      </p>
    </div>
  )
}

/** The older file first. */
function inOrder(
  files: readonly { readonly id: string; readonly addedAt: string }[],
  one: string,
  other: string,
): { readonly from: string; readonly to: string } {
  const addedAt = (id: string): string => files.find(file => file.id === id)?.addedAt ?? ''
  return addedAt(one) <= addedAt(other) ? { from: one, to: other } : { from: other, to: one }
}

function sayMarks(count: number): string {
  return count === 1 ? say('1 annotation') : say('{count} annotations', { count })
}
