import { parsePaperLink } from '../stores/paper-link.ts'
import { openLink } from '../stores/reading-desk.ts'
import type { Stores } from '../stores/stores.ts'
import { commands } from './commands.ts'

/** Carries out what was chosen in the application menu: a command by its id, or a paper that a link leads to. */
export function runFromMenu(stores: Stores, name: string): void {
  const link = parsePaperLink(name)
  if (link) return void openLink(stores, link)
  if ((name === 'undo' || name === 'redo') && isTyping()) {
    // Whoever types takes back what was typed. There is no newer way to ask for that.
    // oxlint-disable-next-line typescript/no-deprecated
    document.execCommand(name)
    return
  }
  void commands.find(({ id }) => id === name)?.run(stores)
}

function isTyping(): boolean {
  const focused = document.activeElement
  return (
    focused instanceof HTMLInputElement ||
    focused instanceof HTMLTextAreaElement ||
    (focused instanceof HTMLElement && focused.isContentEditable)
  )
}
