import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readPdf } from '../../src/main/host/read-pdf.ts'

const samples = process.env['OFFPRINT_SAMPLES'] ?? join(import.meta.dirname, '../../../shared/samples')

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
      const reading = readPdf({ path, timeoutMs: 20_000, ...(password === undefined ? {} : { password }) })
      if (kind === 'password-unknown') await expect(reading).rejects.toThrow(/password/)
      else if (kind === 'corrupt')
        await reading.then(
          ({ pages }) => expect(pages).toBeGreaterThan(0),
          (error: unknown) => expect(error).toHaveProperty('name', 'LibraryFailure'),
        )
      else {
        const { pages, text } = await reading
        expect(pages).toBe(expected.pages)
        if ((expected.textLen ?? 0) > 200)
          expect(text.join('').replace(/\s/g, '').length).toBeGreaterThan(0.9 * (expected.textLen ?? 0))
      }
    },
  )
})
