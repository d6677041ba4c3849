import { type Paper, STATUSES } from '../../../preload/contract/paper.ts'
import type { View } from '../../../preload/contract/search.ts'
import { LibraryFailure } from '../../core/failures.ts'
import type { Command, CommandArgs } from '../command.ts'
import { eachPage } from '../each-paper.ts'
import type { LibrarySession } from '../library-session.ts'
import { requirePaper } from '../paper-reference.ts'
import { columns, type Terminal } from '../terminal.ts'

/** Which papers. */
export const VIEW_OPTIONS: NonNullable<Command['options']> = {
  status: { type: 'string', value: 'S', about: `only those that are ${STATUSES.join(', ')}` },
  queue: { type: 'string', value: 'Q', about: 'a queue by its name or id, in its order' },
  starred: { type: 'boolean', about: 'only those with a star' },
  tag: { type: 'string', value: 'T', about: 'only those with this tag' },
}

export const listCommand: Command = {
  name: 'list',
  usage: `list [--status ${STATUSES.join('|')}] [--queue Q] [--starred] [--tag T] [--limit N]`,
  about: 'Papers, the newest first or in the order of their queue',
  options: { ...VIEW_OPTIONS, limit: { type: 'string', value: 'N', about: 'at most so many' } },
  async run(args, { terminal, open }) {
    args.expect(0, 0)
    const limit = args.number('limit', Number.MAX_SAFE_INTEGER)
    // Before anything is opened: a slip of the finger must not make a library.
    args.oneOf('status', STATUSES)
    const session = await open('read')
    const view = await viewOf(args, session)
    let shown = 0
    for await (const papers of eachPage(session, view, limit)) {
      await writePapers(terminal, papers)
      shown += papers.length
    }
    if (shown === 0) terminal.line(terminal.dim('No papers here.'))
    return 0
  },
}

export async function viewOf(args: CommandArgs, session: LibrarySession): Promise<View> {
  const status = args.oneOf('status', STATUSES)
  const queue = args.text('queue')
  const tag = args.text('tag')
  if (queue !== undefined) return { kind: 'queue', queue: await requireQueue(session, queue) }
  if (tag !== undefined) return { kind: 'tag', tag }
  if (args.flag('starred')) return { kind: 'starred' }
  return status === undefined ? { kind: 'all' } : { kind: 'status', status }
}

/** A queue by its id or name. */
export async function requireQueue(session: LibrarySession, name: string) {
  const queues = await session.call('queues.list', {})
  const found =
    queues.find(queue => queue.id === name) ?? queues.find(queue => queue.name.toLowerCase() === name.toLowerCase())
  if (!found)
    throw new LibraryFailure(
      'not-found',
      `There is no queue "${name}". The queues are ${queues.map(queue => queue.name).join(', ')}.`,
    )
  return found.id
}

/** NDJSON with --json, else a table. */
async function writePapers(terminal: Terminal, papers: readonly Paper[]): Promise<void> {
  const lines = terminal.json ? papers.map(paper => JSON.stringify(paper)) : columns(papers.map(rowOf))
  await terminal.raw(`${lines.join('\n')}\n`)
}

function rowOf(paper: Paper): string[] {
  const title = paper.title.length > 88 ? `${paper.title.slice(0, 87)}…` : paper.title
  return [String(paper.id), paper.status, paper.publishedAt?.slice(0, 10) ?? '', `${paper.starred ? '★ ' : ''}${title}`]
}

export const showCommand: Command = {
  name: 'show',
  usage: 'show ID',
  about: 'One paper; ID is its number, arXiv id, DOI or address',
  async run(args, { terminal, open }) {
    const reference = args.expect(1, 1)[0] ?? ''
    const session = await open('read')
    const paper = await session.call('papers.get', { id: await requirePaper(session, reference) })
    terminal.answer(paper, () => paperInWords(paper, terminal))
    return 0
  },
}

function paperInWords(paper: Paper, terminal: Terminal): string[] {
  const names = paper.authors.map(author => author.name).join(', ')
  const byline =
    paper.organization ??
    (names ||
      (paper.authorCount === null ? '' : `${paper.authorCount} ${paper.authorCount === 1 ? 'author' : 'authors'}`))
  const date =
    paper.publishedAt === null
      ? ''
      : `${paper.publishedAt.slice(0, 10)}${paper.publishedInferred ? ' (year inferred)' : ''}`
  const facts: [string, string | null][] = [
    ['status', paper.status + (paper.starred ? ', starred' : '')],
    ['arXiv', paper.arxivId && `${paper.arxivId}${paper.arxivVersion ? `v${paper.arxivVersion}` : ''}`],
    ['doi', paper.doi],
    ['url', paper.url],
    ['code', paper.codeUrl],
    ['tags', paper.tags.join(', ')],
    ['remark', paper.remark],
    ['takeaway', paper.takeaway],
    ['files', paper.files.map(file => file.name).join(', ')],
    ['from', paper.sources.map(source => source.name).join(', ')],
  ]
  return [
    terminal.bold(paper.title),
    [byline, date, paper.venue].filter(Boolean).join(' · '),
    '',
    ...(paper.abstract ? [paper.abstract, ''] : []),
    ...columns(facts.filter(([, value]) => value).map(([name, value]) => [terminal.dim(name), value ?? ''])),
    ...(paper.note ? ['', paper.note] : []),
  ]
}
