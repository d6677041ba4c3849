import { writeFile } from 'node:fs/promises'
import type { Feed } from '../../../preload/contract/feed.ts'
import type { Command, CommandArgs, CommandContext } from '../command.ts'
import type { LibrarySession } from '../library-session.ts'
import { columns } from '../terminal.ts'
import { sourceFile, upload } from '../uploads.ts'

export const feedsCommand: Command = {
  name: 'feeds',
  usage:
    'feeds list | add daily-papers|CATEGORY|QUERY|URL [--folder F] [--name N] | refresh [ID] | rename ID NAME | pause ID [--off] | remove ID | import-opml FILE|- | export-opml [--out FILE]',
  about: 'Subscriptions: shows, adds, refreshes, renames, pauses, ends them',
  options: {
    folder: { type: 'string', value: 'F', about: 'the folder a new feed stands in' },
    name: { type: 'string', value: 'N', about: 'what a new feed is called' },
    off: { type: 'boolean', about: 'ends the pause' },
    out: { type: 'string', value: 'FILE', about: 'where the list is written' },
  },
  async run(args, context) {
    const [action = '', ...subjects] = args.expect(1, 3)
    const act = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined
    if (!act) throw args.wrong(`"${action}" is nothing feeds can do`)
    if (subjects.length > act.takes) throw args.wrong(`"${subjects[act.takes] ?? ''}" is one argument too many`)
    if (subjects.length < act.needs)
      throw args.wrong(
        act.needs === 2 ? 'which feed, and what name?' : action === 'import-opml' ? 'which file?' : 'which feed?',
      )
    return act.run(context, args, subjects[0] ?? '', subjects[1] ?? '')
  },
}

interface Action {
  readonly needs: number
  readonly takes: number
  run(context: CommandContext, args: CommandArgs, subject: string, more: string): Promise<number>
}

const ACTIONS: Readonly<Record<string, Action>> = {
  list: { needs: 0, takes: 0, run: list },
  add: { needs: 1, takes: 1, run: add },
  refresh: { needs: 0, takes: 1, run: refresh },
  rename: {
    needs: 2,
    takes: 2,
    run: ({ open, terminal }, _args, id, name) =>
      change(open, terminal, id, { name }, feed => `It is called ${feed.name} now.`),
  },
  pause: {
    needs: 1,
    takes: 1,
    run: ({ open, terminal }, args, id) =>
      change(open, terminal, id, { paused: !args.flag('off') }, feed =>
        feed.paused ? `${feed.name} is not asked any more; its papers stay.` : `${feed.name} is asked again.`,
      ),
  },
  remove: { needs: 1, takes: 1, run: remove },
  'import-opml': { needs: 1, takes: 1, run: importOpml },
  'export-opml': { needs: 0, takes: 0, run: exportOpml },
}

async function list({ open, terminal }: CommandContext): Promise<number> {
  const session = await open('read')
  const feeds = await session.call('feeds.list', {})
  terminal.answer(feeds, () =>
    feeds.length === 0
      ? ['No feeds. "offprint feeds add daily-papers" subscribes to one.']
      : columns(
          feeds.map(feed => [
            feed.id,
            feed.folder === null ? feed.name : `${feed.folder} / ${feed.name}`,
            `${feed.undecided} of ${feed.count}`,
            feed.muted ? `${feed.state}, muted` : feed.state,
            feed.lastError ?? feed.lastOkAt ?? 'never refreshed',
          ]),
        ),
  )
  return 0
}

async function add({ open, terminal }: CommandContext, args: CommandArgs, reference: string): Promise<number> {
  const session = await open('write')
  const [folder, name] = [args.text('folder'), args.text('name')]
  const feed = await session.call('feeds.add', {
    reference,
    ...(folder === undefined ? {} : { folder }),
    ...(name === undefined ? {} : { name }),
  })
  terminal.answer(feed, () => [`Subscribed to ${feed.name} (${feed.id}). "offprint feeds refresh" fetches it.`])
  return 0
}

async function refresh({ open, terminal }: CommandContext, _args: CommandArgs, id: string): Promise<number> {
  const session = await open('write')
  const job = await session.finish(await session.call('feeds.refresh', { id: id === '' ? null : id }))
  if (job.state !== 'done' || !job.report) {
    terminal.problem(job.error ?? 'the refresh did not end')
    return 1
  }
  const { report } = job
  for (const { where, reason } of report.failed) terminal.problem(`${where}: ${reason}`)
  terminal.answer(report, () => [`${report.new} new, ${report.updated} updated, ${report.unchanged} unchanged`])
  return (await isOffline(session, terminal)) || report.failed.length > 0 ? 1 : 0
}

/** No failure of any feed's; a script must know of it all the same. */
async function isOffline(session: LibrarySession, terminal: CommandContext['terminal']): Promise<boolean> {
  const { offline } = await session.call('feeds.status', {})
  if (offline) terminal.problem('nothing could be reached: this machine seems to be offline. Nothing is lost.')
  return offline
}

async function change(
  open: CommandContext['open'],
  terminal: CommandContext['terminal'],
  id: string,
  what: { readonly name?: string; readonly paused?: boolean },
  say: (feed: Feed) => string,
): Promise<number> {
  const session = await open('write')
  const feed = await session.call('feeds.change', { id, ...what })
  terminal.answer(feed, () => [say(feed)])
  return 0
}

async function remove({ open, terminal }: CommandContext, _args: CommandArgs, id: string): Promise<number> {
  const session = await open('write')
  await session.call('feeds.remove', { id })
  terminal.answer(null, () => ['Unsubscribed. Its papers stay.'])
  return 0
}

async function importOpml({ open, terminal }: CommandContext, _args: CommandArgs, file: string): Promise<number> {
  const source = await sourceFile(file)
  const session = await open('write')
  const report = await session.call('feeds.importOpml', { upload: await upload(session, source), name: source.name })
  for (const { where, reason } of report.skipped) terminal.problem(`${source.name}, ${where}: ${reason}`)
  if (report.cutOff !== null)
    terminal.problem(
      `${source.name}, ${report.cutOff}: the file ends in the middle of its list. The feeds before that were taken; get the whole file again and import it for the others.`,
    )
  terminal.answer(report, () => [
    `${report.added} feeds added, ${report.known} known before. "offprint feeds refresh" fetches them.`,
  ])
  return report.skipped.length > 0 || report.cutOff !== null ? 1 : 0
}

async function exportOpml({ open, terminal }: CommandContext, args: CommandArgs): Promise<number> {
  const session = await open('read')
  const { text } = await session.call('feeds.exportOpml', {})
  const out = args.text('out')
  if (out === undefined && !terminal.json) await terminal.raw(text)
  else if (out === undefined) terminal.answer({ opml: text }, () => [])
  else {
    await writeFile(out, text)
    terminal.answer({ file: out }, () => [`Written to ${out}`])
  }
  return 0
}
