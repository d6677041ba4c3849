import { execFile, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { readPdf } from '../../src/main/host/read-pdf.ts'

const samples = process.env['OFFPRINT_SAMPLES'] ?? join(import.meta.dirname, '../../../shared/samples')

const run = promisify(execFile)
const POPPLER = 'pdftotext'
const hasPoppler = spawnSync(POPPLER, ['-v']).error === undefined
const MOST_MISSING = 0.05
// Below so many letters a few that belong to no word decide.
const SHORT = 200

interface SampleCase {
  readonly case: string
  readonly file: string
  readonly kind: string
  readonly expected: { readonly pages?: number; readonly textLen?: number; readonly password?: string }
}

describe.skipIf(!existsSync(samples))('real and hostile files', () => {
  const cases = (path: string, every: number): [string, SampleCase & { path: string }][] => {
    const list = join(samples, path)
    if (!existsSync(list)) return []
    const rows = readFileSync(list, 'utf8')
      .trim()
      .split('\n')
      .map(row => JSON.parse(row) as SampleCase)
    return rows
      .filter((row, index) => index % every === 0 || row.kind === 'password')
      .map(row => [row.case, { ...row, path: join(dirname(list), row.file) }])
  }

  it.concurrent.each([...cases('pdf/cases.jsonl', 8), ...cases('pdf/hostile.jsonl', 3)])(
    '%s',
    async (_, { path, kind, expected }) => {
      const { password } = expected
      const reading = readPdf({ path, cpuMs: 50_000, ...(password === undefined ? {} : { password }) })
      if (kind === 'password-unknown') await expect(reading).rejects.toThrow(/password/)
      else if (kind === 'corrupt')
        await reading.then(
          ({ pages }) => expect(pages).toBeGreaterThan(0),
          (error: unknown) => expect(error).toHaveProperty('name', 'LibraryFailure'),
        )
      else {
        const { pages, text } = await reading
        expect(pages).toBe(expected.pages)
        if (hasPoppler) {
          const theirs = await wordsOfPoppler(path, password)
          const missing = wordsMissing(theirs, text.join('\n'))
          expect(missing.length, missing.join(' ')).toBeLessThanOrEqual(Math.max(2, theirs.length * MOST_MISSING))
        } else if ((expected.textLen ?? 0) > SHORT)
          expect(text.join('').replace(/\s/g, '').length).toBeGreaterThan((1 - MOST_MISSING) * (expected.textLen ?? 0))
      }
    },
  )
})

/** A single letter is no word: which one a sign of a font is, programs guess each in their own way. */
const WORD = /[\p{L}\p{N}\p{M}]{2,}/gu

async function wordsOfPoppler(path: string, password: string | undefined): Promise<readonly string[]> {
  const given = password === undefined ? [] : ['-upw', password]
  const { stdout } = await run(POPPLER, [...given, path, '-'], { maxBuffer: 256 * 1024 * 1024 })
  return evenly(stdout).match(WORD) ?? []
}

/** The words that `text` does not have, white space aside. */
function wordsMissing(words: readonly string[], text: string): readonly string[] {
  const left = new Map<string, number>()
  for (const word of evenly(text).match(WORD) ?? []) left.set(word, (left.get(word) ?? 0) + 1)
  const whole = evenly(text).replace(/[^\p{L}\p{N}\p{M}]+/gu, '')
  return words.filter(word => {
    const count = left.get(word) ?? 0
    left.set(word, count - 1)
    return count <= 0 && !whole.includes(word)
  })
}

/** Ligatures taken apart, words joined over the ends of lines. */
function evenly(text: string): string {
  return text.normalize('NFKC').replace(/\u00ad|-\s*\n\s*/g, '')
}
