import { text } from 'node:stream/consumers'
import { STATUSES } from '../../../preload/contract/paper.ts'
import type { JournalStep } from '../../../preload/contract/reading.ts'
import type { Command } from '../command.ts'
import type { LibrarySession } from '../library-session.ts'
import { requirePaper, requirePapers } from '../paper-reference.ts'
import type { Terminal } from '../terminal.ts'

/** Tells what was done; nothing to do is no failure. */
export function tell(terminal: Terminal, step: JournalStep | null, otherwise: string): number {
  terminal.answer(step, () => [step?.label ?? otherwise])
  return 0
}

export const statusCommand: Command = {
  name: 'status',
  usage: `status ID… ${STATUSES.join('|')}`,
  about: 'Decides about papers',
  async run(args, { terminal, open }) {
    const words = args.expect(2)
    const status = STATUSES.find(candidate => candidate === words.at(-1))
    if (status === undefined) throw args.wrong(`"${words.at(-1) ?? ''}" is no status: ${STATUSES.join(', ')}`)
    const session = await open('write')
    const ids = await requirePapers(session, words.slice(0, -1))
    return tell(terminal, await session.call('papers.setStatus', { ids, status }), `Already ${status}.`)
  },
}

function starring(name: 'star' | 'unstar', starred: boolean): Command {
  return {
    name,
    usage: `${name} ID…`,
    about: starred ? 'Stars papers' : 'Takes stars away',
    async run(args, { terminal, open }) {
      const words = args.expect(1)
      const session = await open('write')
      const ids = await requirePapers(session, words)
      return tell(
        terminal,
        await session.call('papers.setStarred', { ids, starred }),
        `Already ${starred ? 'starred' : 'without a star'}.`,
      )
    },
  }
}

export const starCommand: Command = starring('star', true)
export const unstarCommand: Command = starring('unstar', false)

export const noteCommand: Command = {
  name: 'note',
  usage: 'note ID [TEXT|-]',
  about: 'Shows the note on a paper, or writes it (Markdown; empty removes it)',
  async run(args, { terminal, open }) {
    const [reference = '', given] = args.expect(1, 2)
    const session: LibrarySession = await open(given === undefined ? 'read' : 'write')
    const id = await requirePaper(session, reference)
    if (given === undefined) {
      const { note } = await session.call('papers.get', { id })
      terminal.answer(note, () => [note ?? 'No note.'])
      return 0
    }
    const written = given === '-' ? await text(process.stdin) : given
    return tell(terminal, await session.call('papers.setNote', { id, text: written }), 'It says that already.')
  },
}

function stepping(
  name: 'undo' | 'redo',
  method: 'journal.undo' | 'journal.redo',
  about: string,
  nothing: string,
): Command {
  return {
    name,
    usage: name,
    about,
    async run(args, { terminal, open }) {
      args.expect(0, 0)
      const session = await open('write')
      const step = await session.call(method, {})
      terminal.answer(step, () => [step ? `${name === 'undo' ? 'Taken back' : 'Done again'}: ${step.label}` : nothing])
      return 0
    },
  }
}

export const undoCommand: Command = stepping(
  'undo',
  'journal.undo',
  'Takes the last step back',
  'Nothing to take back.',
)
export const redoCommand: Command = stepping(
  'redo',
  'journal.redo',
  'Does again what was taken back',
  'Nothing to do again.',
)
