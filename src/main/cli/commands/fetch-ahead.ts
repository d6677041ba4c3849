import type { View } from '../../../preload/contract/search.ts'
import { UP_NEXT, type QueueId } from '../../../preload/contract/reading.ts'
import type { Command } from '../command.ts'
import { counted } from '../../core/counted.ts'

export const fetchAheadCommand: Command = {
  name: 'fetch-ahead',
  usage: 'fetch-ahead [--queue Q] [--count N]',
  about: 'Fetches the PDFs of the next papers of a queue, each host at its pace, for the time without a network',
  options: {
    queue: { type: 'string', value: 'Q', about: 'the id of a queue, or "inbox"; "Up next" where it is left out' },
    count: { type: 'string', value: 'N', about: 'so many papers; 10 where it is left out' },
  },
  async run(args, { open, terminal }) {
    args.expect(0, 0)
    const queue = args.text('queue') ?? UP_NEXT
    const view: View =
      queue === 'inbox' ? { kind: 'status', status: 'inbox' } : { kind: 'queue', queue: queue as QueueId }
    const count = args.number('count', 10)
    const session = await open('write')
    const job = await session.finish(await session.call('files.fetchAhead', { view, count }))
    if (job.state !== 'done' || !job.report) {
      terminal.problem(job.error ?? 'fetching did not end')
      return 1
    }
    const { report } = job
    for (const { where, reason } of report.failed) terminal.problem(`${where}: ${reason}`)
    terminal.answer(report, () => [`${counted(report.updated, 'PDF')} fetched, ${report.unchanged} ready before`])
    return report.failed.length > 0 ? 1 : 0
  },
}
