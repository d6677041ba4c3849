import type { PaperId } from '../../preload/contract/paper.ts'
import { openPaper } from '../stores/reading-desk.ts'
import type { Stores } from '../stores/stores.ts'
import { commands } from './commands.ts'

/** Carries out what was chosen in the application menu: a command by its id, or a paper that a link leads to. */
export function runFromMenu(stores: Stores, name: string): void {
  const paper = /^paper\/([1-9]\d*)$/.exec(name)?.[1]
  if (paper !== undefined) return void openPaper(stores, Number(paper) as PaperId)
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
