import { type QueueId, type QueuePlace, UP_NEXT } from '../../../preload/contract/reading.ts'
import { LibraryFailure } from '../../core/failures.ts'
import type { Command, CommandArgs } from '../command.ts'
import type { LibrarySession } from '../library-session.ts'
import { requirePaper, requirePapers } from '../paper-reference.ts'
import { requireQueue } from './list.ts'

export const queueCommand: Command = {
  name: 'queue',
  usage: 'queue [NAME] ID… [--queue Q] [--new] [--top|--bottom|--after ID] [--reason TEXT]',
  about: 'Puts papers into a queue, "Up next" where none is named',
  options: {
    queue: { type: 'string', value: 'Q', about: 'a queue by its name or id' },
    new: { type: 'boolean', about: 'makes the queue that is named, where there is none of that name' },
    top: { type: 'boolean', about: 'ahead of those that are in it' },
    bottom: { type: 'boolean', about: 'behind them, as where nothing is said' },
    after: { type: 'string', value: 'ID', about: 'behind that paper' },
    reason: { type: 'string', value: 'TEXT', about: 'why they stand in this queue' },
  },
  async run(args, { terminal, open }) {
    args.expect(1)
    const places = [args.flag('top'), args.flag('bottom'), args.text('after') !== undefined]
    if (places.filter(Boolean).length > 1) throw args.wrong('--top, --bottom and --after exclude each other')
    const session = await open('write')
    const { queue, words } = await queueOf(args, session)
    const ids = await requirePapers(session, words)
    const place = await placeOf(args, session)
    const step = await session.call('queues.place', { queue, ids, place, reason: args.text('reason') })
    terminal.answer(step, () => [
      step?.label ?? 'Already there.',
      ...(step?.over ? [`It holds ${step.over.count} papers now, over its limit of ${step.over.limit}.`] : []),
    ])
    return 0
  },
}

/** The first word is a queue's name where it names one; a number is always a paper. */
async function queueOf(
  args: CommandArgs,
  session: LibrarySession,
): Promise<{ readonly queue: QueueId; readonly words: readonly string[] }> {
  const words = args.positionals
  const given = args.text('queue')
  if (given !== undefined) return { queue: await queueCalled(given, args, session), words }
  const [first = '', ...rest] = words
  if (rest.length > 0 && !/^\d+$/.test(first)) {
    const queues = await session.call('queues.list', {})
    const named = queues.find(({ id, name }) => id === first || name.toLowerCase() === first.toLowerCase())
    if (named) return { queue: named.id, words: rest }
    // Neither a paper nor a queue: said of the queue, which is what stands there where something is named.
    const { id } = await session.call('papers.find', { reference: first, byKey: false })
    if (id === null) return { queue: await queueCalled(first, args, session), words: rest }
  }
  return { queue: UP_NEXT, words }
}

async function queueCalled(name: string, args: CommandArgs, session: LibrarySession): Promise<QueueId> {
  try {
    return await requireQueue(session, name)
  } catch (error) {
    if (!(error instanceof LibraryFailure) || error.code !== 'not-found') throw error
    if (args.flag('new')) return (await session.call('queues.create', { name })).id
    throw new LibraryFailure('not-found', `${error.message} --new makes it.`)
  }
}

async function placeOf(args: CommandArgs, session: LibrarySession): Promise<QueuePlace> {
  const after = args.text('after')
  if (after !== undefined) return { at: 'after', paper: await requirePaper(session, after) }
  return { at: args.flag('top') ? 'top' : 'bottom' }
}
