import type { FoundPapers, SearchHit, SearchMode } from '../../../preload/contract/search.ts'
import { answerBatch } from '../batch.ts'
import type { Command } from '../command.ts'
import { requirePaper, requirePapers } from '../paper-reference.ts'
import { columns, type Terminal } from '../terminal.ts'

const MODES = ['hybrid', 'words', 'meaning'] as const satisfies readonly SearchMode[]
const USUAL_LIMIT = 20
// What a question of a batch may be, as the contract takes it.
const LONGEST_QUERY = 2_000

export const searchCommand: Command = {
  name: 'search',
  usage: `search QUERY [--limit N] [--mode ${MODES.join('|')}] | search --batch FILE|- [--limit N] [--mode …]`,
  about: 'Finds papers by their words and by meaning',
  options: { limit: { type: 'string' }, mode: { type: 'string' }, batch: { type: 'string' } },
  async run(args, context) {
    const mode = args.oneOf('mode', MODES) ?? 'hybrid'
    const limit = args.number('limit', USUAL_LIMIT)
    const batch = args.text('batch')
    if (batch !== undefined) {
      args.expect(0, 0)
      return answerBatch(batch, context, (session, { text }) =>
        text === null
          ? null
          : session.call('search.papers', { query: text.slice(0, LONGEST_QUERY), mode, limit, patient: true }),
      )
    }
    const query = args.expect(1).join(' ')
    const session = await context.open('read')
    const answer = await session.call('search.papers', { query, mode, limit, patient: true })
    showHits(answer, context.terminal)
    return 0
  },
}

export const similarCommand: Command = {
  name: 'similar',
  usage: 'similar ID… [--limit N] | similar --batch FILE|- [--limit N]',
  about: 'Papers like these; ID is a number, arXiv id, DOI or address',
  options: { limit: { type: 'string' }, batch: { type: 'string' } },
  async run(args, context) {
    const limit = args.number('limit', USUAL_LIMIT)
    const batch = args.text('batch')
    if (batch !== undefined) {
      args.expect(0, 0)
      return answerBatch(batch, context, async (session, { text, paper }) => {
        if (paper === null && text === null) return null
        const papers = paper === null ? [] : [await requirePaper(session, String(paper), typeof paper === 'string')]
        return session.call('similar.papers', { papers, text: text ?? '', limit, patient: true })
      })
    }
    const references = args.expect(1)
    const session = await context.open('read')
    const papers = await requirePapers(session, references)
    showHits(await session.call('similar.papers', { papers, limit, patient: true }), context.terminal)
    return 0
  },
}

function showHits(answer: FoundPapers, terminal: Terminal): void {
  if (answer.problem) terminal.problem(answer.problem)
  terminal.answer(answer, () => (answer.hits.length === 0 ? ['Nothing found.'] : columns(answer.hits.map(hitInWords))))
}

function hitInWords(hit: SearchHit): string[] {
  const title = hit.title.length > 80 ? `${hit.title.slice(0, 79)}…` : hit.title
  return [String(hit.paper), title, hit.field === 'title' ? '' : `${hit.field}: ${hit.snippet.slice(0, 60)}`]
}
