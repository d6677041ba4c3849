import { useEffect } from 'react'
import type { Stores } from '../stores/stores.ts'
import type { Command } from './command.ts'
import { commands } from './commands.ts'
import { readKeySequences } from './key-sequences.ts'

/** Keys that a field or an open dialog needs for itself. */
function isTyping(event: KeyboardEvent): boolean {
  const target = event.target
  if (!(target instanceof HTMLElement)) return false
  return (
    target.isContentEditable ||
    target.matches('input:not([type=checkbox], [type=radio]), textarea, select') ||
    // A letter goes to the entry of an open menu that begins with it.
    target.closest('[role=menu]') !== null
  )
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
    const read = readKeySequences(
      commands.flatMap(command => command.keys.map(keys => [keys, { command, keys }] as const)),
    )
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return
      const meant = read(event)
      if (!meant) return
      const { command, keys } = meant
      const isGlobal = keys.includes('$mod')
      if (stores.shell.getState().panel !== null) return
      if (stores.tabs.getState().active !== null && !['palette', 'help', 'help-page', 'settings'].includes(command.id))
        return
      // What acts on papers of the list is not for a page that stands before it.
      if (stores.shell.getState().page !== null && !isForPages(command)) return
      if ((isTyping(event) && !(isGlobal && ['palette', 'settings'].includes(command.id))) || isForControl(event))
        return
      if (isLetter(keys) && !stores.preferences.getState().singleKeys) return
      event.preventDefault()
      command.run(stores)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [stores])
}

function isForPages({ group, id }: Command): boolean {
  return ['Go to', 'Library', 'Window'].includes(group) || id === 'undo' || id === 'redo'
}

/** Letters and signs without Ctrl or Alt: what dictation types by itself. */
function isLetter(keys: string): boolean {
  return keys.split(' ').every(press => press.replace(/^Shift\+/, '').length === 1)
}
