import type { Command } from '../command.ts'
import { columns } from '../terminal.ts'
import { requireQueue } from './list.ts'

export const planCommand: Command = {
  name: 'plan',
  usage: 'plan MINUTES [--queue Q]',
  about: 'What to read in so many minutes, and why',
  options: { queue: { type: 'string', value: 'Q', about: 'picks from this queue alone' } },
  async run(args, { terminal, open }) {
    const word = args.expect(1, 1)[0] ?? ''
    const minutes = Number(word)
    if (!/^\d{1,5}$/.test(word) || minutes < 1 || minutes > 10_080)
      throw args.wrong(`MINUTES is a whole number from 1 to 10080, not "${word}"`)
    const session = await open('read')
    const queue = args.text('queue')
    const queues = queue === undefined ? undefined : [await requireQueue(session, queue)]
    const plan = await session.call('plan.pick', { minutes, queues })
    terminal.answer(plan, () =>
      plan.picks.length === 0
        ? [`Nothing that is queued fits into ${minutes} minutes.`]
        : [
            ...columns(plan.picks.map(pick => [String(pick.paper), `${pick.minutes} min`, pick.reason, pick.title])),
            `${plan.minutes} of ${minutes} minutes`,
          ],
    )
    return 0
  },
}
