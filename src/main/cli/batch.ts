import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { FoundPapers } from '../../preload/contract/search.ts'
import { toFailure } from '../core/failures.ts'
import type { CommandContext } from './command.ts'
import type { LibrarySession } from './library-session.ts'
import { sourceFile } from './uploads.ts'

/** A question of a batch: a line {id, text} or {id, paper}. */
export interface BatchQuestion {
  readonly id: unknown
  readonly text: string | null
  /** The library's number of a paper; as text its key, arXiv id, DOI or address. */
  readonly paper: string | number | null
}

/**
 * Answers each line of a file with a line {id, results: [{paper, key, score}], ms}. `ask` answers null where a line
 * asks nothing that the command knows. Lines that cannot be answered are said, and the others are answered.
 */
export async function answerBatch(
  file: string,
  { open, terminal }: CommandContext,
  ask: (session: LibrarySession, question: BatchQuestion) => Promise<FoundPapers | null> | null,
): Promise<number> {
  const source = await sourceFile(file)
  const session = await open('read')
  const input = source.path === '-' ? process.stdin : createReadStream(source.path)
  let failed = 0
  let number = 0
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1
    if (line.trim() === '') continue
    const problem = (what: string): void => {
      failed += 1
      terminal.problem(`${source.name} line ${number}: ${what}`)
    }
    const question = questionOf(line)
    const started = performance.now()
    try {
      const answer = question === null ? null : await ask(session, question)
      if (question === null || answer === null) {
        problem('not a line like {"id": "q1", "text": "words"}')
        continue
      }
      const results = answer.hits.map(({ paper, key, score }) => ({ paper, key, score }))
      const ms = Math.round((performance.now() - started) * 100) / 100
      await terminal.raw(`${JSON.stringify({ id: question.id, results, ms })}\n`)
    } catch (error) {
      problem(toFailure(error).message)
    }
  }
  return failed > 0 ? 1 : 0
}

function questionOf(line: string): BatchQuestion | null {
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value !== 'object' || value === null) return null
    const fields: Readonly<Record<string, unknown>> = { ...value }
    const { id = null, text, paper } = fields
    return {
      id,
      text: typeof text === 'string' ? text : null,
      paper: typeof paper === 'string' || typeof paper === 'number' ? paper : null,
    }
  } catch {
    return null
  }
}
