import { useState } from 'react'
import { useSlice, useStores } from '../stores/use-stores.tsx'
import { Button } from '../ui/button.tsx'
import styles from './app.module.css'
import { say } from './messages.ts'

/** Where the library lies, if other programs or machines get at it there: said until it is understood. */
export function PlaceNote() {
  const { preferences } = useStores()
  const info = useSlice(
    s => s.info,
    state => state.value,
  )
  const knownPlace = useSlice(
    s => s.preferences,
    state => state.knownPlace,
  )
  const [isRead, setRead] = useState(false)
  if (info?.notice && !isRead) return <Note text={info.notice} onUnderstood={() => setRead(true)} />
  if (!info?.place) return null
  const { kind, by } = info.place
  const name = `${kind} ${by} ${info.folder}`
  if (knownPlace === name) return null
  const text =
    kind === 'network'
      ? say(
          'This library is on a drive of the network ({by}). Such drives may lose what was written and let two machines write at once: open it on one machine only, and keep backups on a disk of this one.',
          { by },
        )
      : say(
          'This library is in a folder that {by} synchronises. Open it on one machine at a time, and let {by} finish before: two that have it open make two libraries of it. Safer is a library outside, and its mirror inside (Settings, Mirror).',
          { by },
        )
  return <Note text={text} onUnderstood={() => preferences.change({ knownPlace: name })} />
}

function Note({ text, onUnderstood }: { readonly text: string; readonly onUnderstood: () => void }) {
  return (
    <section aria-label={say('Where the library lies')} className={styles['note']}>
      <p>{text}</p>
      <Button onClick={onUnderstood}>{say('Understood')}</Button>
    </section>
  )
}
