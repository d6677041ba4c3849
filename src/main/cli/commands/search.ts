import type { PaperId } from '../../../preload/contract/paper.ts'
import type { FoundPapers, SearchHit, SearchMode } from '../../../preload/contract/search.ts'
import { answerBatch, type BatchQuestion } from '../batch.ts'
import type { Command } from '../command.ts'
import type { LibrarySession } from '../library-session.ts'
import { requirePaper, requirePapers } from '../paper-reference.ts'
import { columns, type Terminal } from '../terminal.ts'

const MODES = ['hybrid', 'words', 'meaning'] as const satisfies readonly SearchMode[]
const USUAL_LIMIT = 20
// As the contract takes them.
const LONGEST_QUERY = 2_000
const LONGEST_PASSAGE = 100_000

const LIMIT = {
  type: 'string',
  value: 'N',
  about: `at most so many results; ${USUAL_LIMIT} where it is not given`,
} as const
const BATCH = {
  type: 'string',
  value: 'FILE|-',
  about: 'answers lines {id, text} or {id, paper}, a line of JSON each',
} as const

export const searchCommand: Command = {
  name: 'search',
  usage: `search QUERY [--limit N] [--mode ${MODES.join('|')}] | search --batch FILE|- [--limit N] [--mode …]`,
  about: 'Finds papers by their words and by meaning',
  options: {
    limit: LIMIT,
    mode: { type: 'string', value: 'MODE', about: `how to look: ${MODES.join(', ')}; hybrid where it is not given` },
    batch: BATCH,
  },
  async run(args, context) {
    const mode = args.oneOf('mode', MODES) ?? 'hybrid'
    const limit = args.number('limit', USUAL_LIMIT)
    const batch = args.text('batch')
    const query = args.expect(batch === undefined ? 1 : 0, batch === undefined ? undefined : 0).join(' ')
    const session = await context.open('read')
    const ask = (words: string): Promise<FoundPapers> =>
      session.call('search.papers', { query: words.slice(0, LONGEST_QUERY), mode, limit, patient: true })
    if (batch !== undefined)
      return answerBatch(batch, context, async question => (await ask(await wordsOf(question, session))).hits)
    showHits(await ask(query), { query, mode }, context.terminal)
    return 0
  },
}

export const similarCommand: Command = {
  name: 'similar',
  usage: 'similar ID… [--limit N] | similar --batch FILE|- [--limit N]',
  about: 'Papers like these; ID is a number, arXiv id, DOI or address',
  options: { limit: LIMIT, batch: BATCH },
  async run(args, context) {
    const limit = args.number('limit', USUAL_LIMIT)
    const batch = args.text('batch')
    const references = args.expect(batch === undefined ? 1 : 0, batch === undefined ? undefined : 0)
    const session = await context.open('read')
    const ask = (papers: PaperId[], text: string): Promise<FoundPapers> =>
      session.call('similar.papers', { papers, text: text.slice(0, LONGEST_PASSAGE), limit, patient: true })
    if (batch !== undefined)
      return answerBatch(batch, context, async ({ text, paper }) => {
        const papers = paper === null ? [] : [await paperIn(session, paper)]
        return (await ask(papers, text ?? '')).hits
      })
    const papers = await requirePapers(session, references)
    showHits(await ask(papers, ''), { papers }, context.terminal)
    return 0
  },
}

/** The words of a line of a batch; of a paper, those of its title. */
async function wordsOf({ text, paper }: BatchQuestion, session: LibrarySession): Promise<string> {
  if (text !== null || paper === null) return text ?? ''
  const { title } = await session.call('papers.get', { id: await paperIn(session, paper) })
  return title
}

function paperIn(session: LibrarySession, paper: string | number): Promise<PaperId> {
  return requirePaper(session, String(paper), typeof paper === 'string')
}

function showHits({ hits, ms, problem, problems, unread }: FoundPapers, asked: object, terminal: Terminal): void {
  if (problem) terminal.problem(problem)
  terminal.answer({ ...asked, results: hits, ms, problem, problems, unread }, () =>
    hits.length === 0 ? ['Nothing found.'] : columns(hits.map(hitInWords)),
  )
}

function hitInWords(hit: SearchHit): string[] {
  const title = hit.title.length > 80 ? `${hit.title.slice(0, 79)}…` : hit.title
  const where = hit.page === null || hit.field === 'title' ? hit.field : `${hit.field}, page ${hit.page + 1}`
  return [String(hit.paper), title, hit.field === 'title' ? '' : `${where}: ${hit.snippet.slice(0, 60)}`]
}
