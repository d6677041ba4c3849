import type { SearchHit, SearchMode } from '../../../preload/contract/search.ts'
import { answerBatch, type BatchQuestion } from '../batch.ts'
import type { Command } from '../command.ts'
import type { LibrarySession } from '../library-session.ts'
import { requirePaper } from '../paper-reference.ts'
import { columns } from '../terminal.ts'

const MODES = ['words'] as const satisfies readonly SearchMode[]

export const searchCommand: Command = {
  name: 'search',
  usage: 'search QUERY [--limit N] [--mode words] | search --batch FILE|- [--limit N]',
  about: 'Finds papers by their words',
  options: {
    limit: { type: 'string', value: 'N', about: 'at most so many results; 20 where it is not given' },
    mode: { type: 'string', value: 'MODE', about: 'how to look: words' },
    batch: { type: 'string', value: 'FILE|-', about: 'answers lines {id, text} or {id, paper}, a line of JSON each' },
  },
  async run(args, context) {
    args.oneOf('mode', MODES)
    const limit = args.number('limit', 20)
    const batch = args.text('batch')
    const query = args.expect(batch === undefined ? 1 : 0, batch === undefined ? undefined : 0).join(' ')
    const session = await context.open('read')
    if (batch !== undefined)
      return answerBatch(batch, context, async question => {
        const { hits } = await session.call('search.words', { query: await wordsOf(question, session), limit })
        return hits
      })
    const { hits, ms, problem } = await session.call('search.words', { query, limit })
    if (problem) context.terminal.problem(problem)
    context.terminal.answer({ query, mode: 'words', results: hits, ms, problem }, () =>
      hits.length === 0 ? ['Nothing found.'] : columns(hits.map(hitInWords)),
    )
    return 0
  },
}

/** The words of a line of a batch; of a paper, those of its title. */
async function wordsOf({ text, paper }: BatchQuestion, session: LibrarySession): Promise<string> {
  if (text !== null) return text
  const { title } = await session.call('papers.get', { id: await requirePaper(session, paper ?? '') })
  return title
}

function hitInWords(hit: SearchHit): string[] {
  const title = hit.title.length > 80 ? `${hit.title.slice(0, 79)}…` : hit.title
  return [String(hit.paper), title, hit.field === 'title' ? '' : `${hit.field}: ${hit.snippet.slice(0, 60)}`]
}
