import { useEffect, useRef } from 'react'
import { useStores } from '../../stores/use-stores.tsx'
import { keyName } from './key-name.ts'
import { type CommandSetting, frontCommands } from './reader-command.ts'
import { commandOfKey, readerCommands } from './reader-commands.ts'

/** Keys that a field needs for itself, or by which a control works. */
function isTaken(event: KeyboardEvent): boolean {
  const { target, key } = event
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target.matches('input, textarea, select')) return true
  if (target.closest('[role=menu], [role=listbox]')) return true
  if (key.startsWith('Arrow') && target.closest('[data-arrows]')) return true
  // A tab is moved and closed by keys of its own.
  if (target.matches('[data-tab]') && (key === 'Delete' || (event.altKey && key.startsWith('Arrow')))) return true
  if (key.startsWith('Arrow') && target.matches('[data-own-arrows] [data-row]')) return true
  return (key === 'Enter' || key === ' ') && target.matches('button, a, summary')
}

/** The reader's keys, while nothing of the window stands in front of it. */
export function useReaderKeys(setting: CommandSetting | null): void {
  const stores = useStores()
  const latest = useRef(setting)
  useEffect(() => {
    latest.current = setting
  })
  useEffect(() => stores.front.offer(frontCommands(readerCommands, () => latest.current)), [stores])
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const now = latest.current
      if (!now || event.defaultPrevented || stores.shell.getState().panel !== null || isTaken(event)) return
      if (now.reader.session.store.getState().phase === 'locked') return
      const name = keyName(event)
      if (now.reader.keyPen.take(name)) {
        event.preventDefault()
        event.stopPropagation()
        return
      }
      const command = commandOfKey(name)
      if (!command) return
      const isSingle = name.length === 1
      if (isSingle && !stores.preferences.getState().singleKeys) return
      event.preventDefault()
      // The list's own keys must not hear it as well.
      event.stopPropagation()
      command.run(now)
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [stores])
}
