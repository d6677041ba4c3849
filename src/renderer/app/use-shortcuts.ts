import { useEffect } from 'react'
import { tinykeys } from 'tinykeys'
import type { Stores } from '../stores/stores.ts'
import { commands } from './commands.ts'

/** Keys that a field or an open dialog needs for itself. */
function isTyping(event: KeyboardEvent): boolean {
  const target = event.target
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio]), textarea, select')
}

/** Keys by which a focused control works. */
function isForControl(event: KeyboardEvent): boolean {
  return (
    (event.key === 'Enter' || event.key === ' ') &&
    event.target instanceof HTMLElement &&
    event.target.matches('button, a, summary, [role=option], [role=menuitem]')
  )
}

/** Binds the one table of commands to the window, but for what stands in front of the list. */
export function useShortcuts(stores: Stores): void {
  useEffect(() => {
    const bindings: Record<string, (event: KeyboardEvent) => void> = {}
    for (const command of commands)
      for (const keys of command.keys)
        bindings[keys] = event => {
          const isGlobal = keys.includes('$mod')
          if (stores.shell.getState().panel !== null) return
          if (stores.tabs.getState().active !== null && !['palette', 'help', 'settings'].includes(command.id)) return
          if ((isTyping(event) && !(isGlobal && ['palette', 'settings'].includes(command.id))) || isForControl(event))
            return
          if (!isGlobal && keys.length === 1 && !stores.preferences.getState().singleKeys) return
          event.preventDefault()
          command.run(stores)
        }
    // The first that fits is carried out: sequences come before their last key, or "G U" would be "U".
    const ordered = Object.fromEntries(
      Object.entries(bindings).sort(([a], [b]) => Number(b.includes(' ')) - Number(a.includes(' '))),
    )
    // A held J goes on; what is typed into fields is sorted out above.
    return tinykeys(window, ordered, { ignore: event => event.isComposing })
  }, [stores])
}
