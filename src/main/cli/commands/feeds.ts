import type { Command } from '../command.ts'
import { columns } from '../terminal.ts'

export const feedsCommand: Command = {
  name: 'feeds',
  usage: 'feeds list | add daily-papers|CATEGORY|URL | refresh [ID] | remove ID',
  about: 'Subscriptions: shows, adds, refreshes, ends them',
  async run(args, { terminal, open }) {
    const [action, subject] = args.expect(1, 2)
    switch (action) {
      case 'list': {
        const session = await open('read')
        const feeds = await session.call('feeds.list', {})
        terminal.answer(feeds, () =>
          feeds.length === 0
            ? ['No feeds. "offprint feeds add daily-papers" subscribes to one.']
            : columns(
                feeds.map(feed => [
                  feed.id,
                  feed.name,
                  `${feed.undecided} of ${feed.count}`,
                  feed.lastError ?? feed.lastOkAt ?? 'never refreshed',
                ]),
              ),
        )
        return 0
      }
      case 'add': {
        if (subject === undefined) throw args.wrong('which feed?')
        const session = await open('write')
        const feed = await session.call('feeds.add', { reference: subject })
        terminal.answer(feed, () => [`Subscribed to ${feed.name} (${feed.id}). "offprint feeds refresh" fetches it.`])
        return 0
      }
      case 'refresh': {
        const session = await open('write')
        const job = await session.finish(await session.call('feeds.refresh', { id: subject ?? null }))
        if (job.state !== 'done' || !job.report) {
          terminal.problem(job.error ?? 'the refresh did not end')
          return 1
        }
        const { report } = job
        for (const { where, reason } of report.failed) terminal.problem(`${where}: ${reason}`)
        terminal.answer(report, () => [`${report.new} new, ${report.updated} updated, ${report.unchanged} unchanged`])
        return report.failed.length > 0 ? 1 : 0
      }
      case 'remove': {
        if (subject === undefined) throw args.wrong('which feed?')
        const session = await open('write')
        await session.call('feeds.remove', { id: subject })
        terminal.answer(null, () => ['Unsubscribed. Its papers stay.'])
        return 0
      }
      default:
        throw args.wrong(`"${action ?? ''}" is nothing feeds can do`)
    }
  },
}
