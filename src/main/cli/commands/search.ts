import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Command, CommandArgs, CommandContext } from '../command.ts'
import type { SearchHit } from '../../../preload/contract/search.ts'
import { columns } from '../terminal.ts'
import { sourceFile } from '../uploads.ts'

export const searchCommand: Command = {
  name: 'search',
  usage: 'search QUERY [--limit N] [--mode words] | search --batch FILE|- [--limit N]',
  about: 'Finds papers by their words',
  options: { limit: { type: 'string' }, mode: { type: 'string' }, batch: { type: 'string' } },
  async run(args, context) {
    args.oneOf('mode', ['words'])
    const limit = args.number('limit', 20)
    const batch = args.text('batch')
    if (batch !== undefined) return searchBatch(batch, limit, args, context)
    const query = args.expect(1).join(' ')
    const session = await context.open('read')
    const answer = await session.call('search.words', { query, limit })
    if (answer.problem) context.terminal.problem(answer.problem)
    context.terminal.answer(answer, () =>
      answer.hits.length === 0 ? ['Nothing found.'] : columns(answer.hits.map(hitInWords)),
    )
    return 0
  },
}

function hitInWords(hit: SearchHit): string[] {
  const title = hit.title.length > 80 ? `${hit.title.slice(0, 79)}…` : hit.title
  return [String(hit.paper), title, hit.field === 'title' ? '' : `${hit.field}: ${hit.snippet.slice(0, 60)}`]
}

/** Lines {id, text} give lines {id, results: [{paper, score}], ms}. */
async function searchBatch(
  file: string,
  limit: number,
  args: CommandArgs,
  { open, terminal }: CommandContext,
): Promise<number> {
  args.expect(0, 0)
  const source = await sourceFile(file)
  const session = await open('read')
  const input = source.path === '-' ? process.stdin : createReadStream(source.path)
  let failed = 0
  let number = 0
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1
    if (line.trim() === '') continue
    const question = questionOf(line)
    if (!question) {
      failed += 1
      terminal.problem(`${source.name} line ${number}: not a line like {"id": "q1", "text": "words"}`)
      continue
    }
    const started = performance.now()
    const { hits } = await session.call('search.words', { query: question.text, limit })
    const ms = Math.round((performance.now() - started) * 100) / 100
    await terminal.raw(
      `${JSON.stringify({ id: question.id, results: hits.map(({ paper, score }) => ({ paper, score })), ms })}\n`,
    )
  }
  return failed > 0 ? 1 : 0
}

function questionOf(line: string): { id: unknown; text: string } | null {
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value !== 'object' || value === null || !('text' in value) || typeof value.text !== 'string') return null
    return { id: 'id' in value ? value.id : null, text: value.text.slice(0, 2_000) }
  } catch {
    return null
  }
}
