import type { JournalDay, StatisticsRow, StatisticsSummary } from '../../../preload/contract/statistics.ts'
import type { Command, CommandArgs } from '../command.ts'
import { csvOf } from '../csv.ts'
import { dayInWords, localDay } from '../day-words.ts'
import { columns, type Terminal } from '../terminal.ts'

export const statsCommand: Command = {
  name: 'stats',
  usage: 'stats [--csv] [--from DAY] [--to DAY]',
  about: 'What was read, in numbers: the last 30 days where none are given; --csv gives a row a paper and day',
  options: {
    csv: { type: 'boolean', about: 'a line for each day, for a spreadsheet' },
    from: { type: 'string', value: 'DAY', about: 'the first day, such as 2026-03-01' },
    to: { type: 'string', value: 'DAY', about: 'the last day' },
  },
  async run(args, { terminal, open }) {
    args.expect(0, 0)
    const now = new Date()
    const to = dayOption(args, 'to', now) ?? localDay(now, 0)
    const from = dayOption(args, 'from', now) ?? localDay(new Date(`${to}T12:00:00`), -29)
    const session = await open('read')
    if (args.flag('csv')) {
      const rows = await session.call('stats.export', { from, to })
      if (terminal.json) terminal.answer(rows, () => [])
      else await terminal.raw(csvOf([CSV_HEAD, ...rows.map(csvRow)]))
      return 0
    }
    const summary = await session.call('stats.summary', { from, to })
    const days = await session.call('stats.days', { from, to })
    terminal.answer({ ...summary, days }, () => summaryInWords(summary, terminal))
    return 0
  },
}

export const journalCommand: Command = {
  name: 'journal',
  usage: 'journal [DAY]',
  about: 'What was opened, queued, read and written on a day, today where none is given',
  async run(args, { terminal, open }) {
    const word = args.expect(0, 1)[0] ?? 'today'
    const day = dayInWords(word, new Date())
    if (day === null) throw args.wrong(`"${word}" is no day: 2026-03-05, today, yesterday`)
    const session = await open('read')
    const journal = await session.call('journal.day', { day })
    terminal.answer(journal, () => journalInWords(journal, terminal))
    return 0
  },
}

function dayOption(args: CommandArgs, name: string, now: Date): string | null {
  const word = args.text(name)
  if (word === undefined) return null
  const day = dayInWords(word, now)
  if (day === null) throw args.wrong(`--${name} takes a day: 2026-03-05, today, yesterday; not "${word}"`)
  return day
}

const CSV_HEAD = ['day', 'paper', 'title', 'queued', 'opened', 'read', 'dismissed', 'pages', 'seconds']

function csvRow({ day, paper, title, queued, opened, read, dismissed, pages, seconds }: StatisticsRow) {
  return [day, paper, title, queued, opened, read, dismissed, pages, seconds]
}

function summaryInWords(summary: StatisticsSummary, terminal: Terminal): string[] {
  const { totals, funnel } = summary
  const topics = (name: string, list: StatisticsSummary['categories']): string[] =>
    list.length === 0 ? [] : [`${name}: ${list.map(topic => `${topic.name} ${topic.papers}`).join(', ')}`]
  return [
    terminal.bold(`${summary.from} to ${summary.to}`),
    ...columns([
      ['arrived', String(totals.arrived)],
      ['queued', String(totals.queued)],
      ['opened', String(totals.opened)],
      ['read', String(totals.read)],
      ['dismissed', String(totals.dismissed)],
      ['time', `${totals.pages} pages in ${Math.round(totals.seconds / 60)} minutes`],
      ['days in a row', `${summary.streak}, at most ${summary.longestStreak}`],
    ]),
    `Of ${funnel.arrived} that arrived, ${funnel.queued} were queued, ${funnel.opened} opened, ${funnel.read} read.`,
    ...topics('Categories read', summary.categories),
    ...topics('Keywords read', summary.keywords),
    ...columns(
      summary.feeds.map(feed => [
        feed.name,
        `${feed.arrived} arrived, ${feed.queued} queued, ${feed.read} read, ${feed.starred} starred`,
      ]),
    ),
  ]
}

function journalInWords(journal: JournalDay, terminal: Terminal): string[] {
  const parts = (['read', 'opened', 'queued', 'dismissed', 'annotated', 'noted'] as const).filter(
    name => journal[name].length > 0,
  )
  if (parts.length === 0) return [`Nothing was done on ${journal.day}.`]
  return [
    terminal.bold(journal.day),
    ...parts.flatMap(name => [
      terminal.dim(`${name} (${journal[name].length})`),
      ...journal[name].map(
        ({ paper, title, takeaway }) => `  ${paper}  ${title}${name === 'read' && takeaway ? ` – ${takeaway}` : ''}`,
      ),
    ]),
  ]
}
