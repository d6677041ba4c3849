import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { PaperId } from '../../preload/contract/paper.ts'
import { toFailure } from '../core/failures.ts'
import type { CommandContext } from './command.ts'
import { sourceFile } from './uploads.ts'

/** One line of `--batch`: {id, text} or {id, paper}. */
export interface BatchQuestion {
  readonly id: unknown
  readonly text: string | null
  /** The library's number of a paper; as text its key, arXiv id, DOI or address. */
  readonly paper: string | number | null
}

export interface BatchResult {
  readonly paper: PaperId
  /** The source's own id of the paper, where it has one. */
  readonly key: string | null
  /** Larger is nearer; comparable within one line only. */
  readonly score: number
}

/**
 * Answers lines of questions with lines {id, results: [{paper, key, score}], ms}, in their order. A line that cannot be answered
 * is named on stderr and the others go on. Answers the exit code.
 */
export async function answerBatch(
  file: string,
  { terminal, interrupted }: CommandContext,
  answer: (question: BatchQuestion) => Promise<readonly BatchResult[]>,
): Promise<number> {
  const source = await sourceFile(file)
  const input = source.path === '-' ? process.stdin : createReadStream(source.path)
  let failed = 0
  let number = 0
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY, signal: interrupted })
  for await (const line of lines) {
    number += 1
    if (line.trim() === '') continue
    try {
      const question = questionIn(line)
      const started = performance.now()
      const results = await answer(question)
      const ms = Math.round((performance.now() - started) * 100) / 100
      const told = results.map(({ paper, key, score }) => ({ paper, key, score }))
      await terminal.raw(`${JSON.stringify({ id: question.id, results: told, ms })}\n`)
    } catch (error) {
      if (!(error instanceof BadQuestion) && toFailure(error).code === 'bug') throw error
      failed += 1
      terminal.problem(`${source.name} line ${number}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  interrupted.throwIfAborted()
  return failed > 0 ? 1 : 0
}

/** A line that is no question, or none for this command. */
class BadQuestion extends Error {}

function questionIn(line: string): BatchQuestion {
  const value = parsed(line)
  if (typeof value === 'object' && value !== null) {
    const id: unknown = 'id' in value ? value.id : null
    if ('text' in value && typeof value.text === 'string') return { id, text: value.text, paper: null }
    if ('paper' in value && (typeof value.paper === 'number' || typeof value.paper === 'string'))
      return { id, text: null, paper: value.paper }
  }
  throw new BadQuestion('not a line like {"id": "q1", "text": "words"} or {"id": "q1", "paper": 12}')
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
