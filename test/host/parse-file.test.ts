import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LibraryFailure } from '../../src/main/core/failures.ts'
import type { ParsedEntry, ParseRequest } from '../../src/main/core/ports.ts'
import { parseFile, parseWithin } from '../../src/main/host/parse-file.ts'
import { paperLines } from '../support/paper-lines.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'offprint-parse-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function request(name: string, more: Partial<ParseRequest> = {}): ParseRequest {
  return {
    path: join(folder, name),
    name,
    format: 'auto',
    baseUrl: null,
    capturedOn: '2025-10-29',
    partial: false,
    onEntries: () => {},
    ...more,
  }
}

function put(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content)
  return name
}

async function failureOf(parsing: Promise<unknown>): Promise<LibraryFailure> {
  const failure = await parsing.then(
    () => null,
    (error: unknown) => error,
  )
  if (failure instanceof LibraryFailure) return failure
  throw new Error(`expected a failure, got ${String(failure)}`)
}

describe('a file', () => {
  test.each([
    ['plain', (text: string) => text],
    ['packed', (text: string) => gzipSync(text)],
  ])('comes %s, in batches, in its order', async (_, pack) => {
    const name = put('papers.jsonl', pack(paperLines(1_001)))
    const batches: { titles: string[]; done: number; total: number | null }[] = []
    const parsed = await parseFile(
      request(name, {
        onEntries(entries, { done, total }, source) {
          expect(source).toEqual({ format: 'jsonl', sourceName: name, edition: null })
          batches.push({ titles: entries.map(entry => entry.facts.title), done, total })
        },
      }),
    )
    expect(parsed).toEqual({ format: 'jsonl', sourceName: name, edition: null, count: 1_001, failed: [] })
    expect(batches.map(({ titles, done, total }) => [titles.length, done, total])).toEqual([
      [250, 250, 1_001],
      [250, 500, 1_001],
      [250, 750, 1_001],
      [250, 1_000, 1_001],
      [1, 1_001, 1_001],
    ])
    expect(batches.flatMap(({ titles }) => titles).every((title, index) => title.endsWith(`number ${index}`))).toBe(
      true,
    )
  })

  test('waits for the library', async () => {
    let [busy, most] = [0, 0]
    const parsed = await parseFile(
      request(put('papers.jsonl', paperLines(2_000)), {
        async onEntries() {
          most = Math.max(most, ++busy)
          await new Promise(resolve => setTimeout(resolve, 30))
          busy -= 1
        },
      }),
    )
    expect({ most, count: parsed.count }).toEqual({ most: 1, count: 2_000 })
  })

  test('is read with what is known of where it came from', async () => {
    const feed = Buffer.from('<rss><channel><item><title>\xe1</title><link>/1</link></item></channel></rss>', 'latin1')
    const entries: ParsedEntry[] = []
    await parseFile(
      request(put('feed.xml', feed), {
        baseUrl: 'https://a.example/feed',
        contentType: 'text/xml; charset=windows-1251',
        onEntries: batch => void entries.push(...batch),
      }),
    )
    expect(entries.map(({ facts }) => [facts.title, facts.url])).toEqual([['б', 'https://a.example/1']])
  })

  test('that stops in the middle gives nothing', async () => {
    const name = put('half.jsonl', paperLines(2_000).slice(0, -30))
    const handed: ParsedEntry[] = []
    const failure = await failureOf(parseFile(request(name, { onEntries: entries => void handed.push(...entries) })))
    expect(failure.message).toMatch(/^half\.jsonl, line 2000: the file stops in the middle of this line/)
    expect(handed).toEqual([])
    expect(await parseFile(request(name, { partial: true }))).toMatchObject({
      count: 1_999,
      failed: [{ where: 'line 2000' }],
    })
  })

  test.each([
    ['missing.txt', 'missing.txt: there is no such file. Check its name and folder.'],
    ['folder.txt', 'folder.txt: it is a folder. Import the files in it.'],
    ['empty.txt', 'empty.txt: it is empty. Save it again.'],
    ['noise.bin', expect.stringContaining('noise.bin: it is binary data, not a list of papers.')],
  ])('%s is refused', async (name, message) => {
    mkdirSync(join(folder, 'folder.txt'), { recursive: true })
    put('empty.txt', '')
    put(
      'noise.bin',
      Uint8Array.from({ length: 70_000 }, (_, index) => (index * 7_919 + (index >> 3) * 31) % 256),
    )
    expect(await failureOf(parseFile(request(name)))).toMatchObject({ code: 'invalid', message })
  })

  test('50 MB of noise are refused at once', async () => {
    const name = put(
      'noise.bin',
      Buffer.alloc(
        50 << 20,
        Uint8Array.from({ length: 251 }, (_, index) => (index * 97) % 256),
      ),
    )
    const started = performance.now()
    expect((await failureOf(parseFile(request(name)))).message).toContain('binary data')
    expect(performance.now() - started).toBeLessThan(5_000)
  })
})

describe('the thread', () => {
  test('is stopped when the reader calls it off', async () => {
    const name = put('papers.jsonl', paperLines(5_000))
    const controller = new AbortController()
    let handed = 0
    const parsing = parseFile(
      request(name, {
        signal: controller.signal,
        onEntries(entries) {
          handed += entries.length
          controller.abort()
        },
      }),
    )
    expect(await failureOf(parsing)).toMatchObject({ code: 'cancelled' })
    await new Promise(resolve => setTimeout(resolve, 100))
    expect(handed).toBe(250)
    expect(await failureOf(parseFile(request(name, { signal: controller.signal })))).toMatchObject({
      code: 'cancelled',
    })
  })

  test('passes on why it was called off, and what the library could not take', async () => {
    const name = put('papers.jsonl', paperLines(500))
    const reason = new LibraryFailure('cancelled', 'The library is closing.')
    expect(await failureOf(parseFile(request(name, { signal: AbortSignal.abort(reason) })))).toBe(reason)
    const full = new LibraryFailure('disk-full', 'The disk is full.')
    const refuse = (): never => {
      throw full
    }
    expect(await failureOf(parseFile(request(name, { onEntries: refuse })))).toBe(full)
    expect(await failureOf(parseFile(request(name, { onEntries: async () => refuse() })))).toBe(full)
  })

  test('is stopped when it computes too long', async () => {
    const name = put('papers.jsonl', paperLines(60_000))
    const failure = await failureOf(parseWithin({ heapMb: 200, cpuMs: () => 150 }, request(name)))
    expect(failure).toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('takes far longer than a file of its size should') as string,
    })
  })

  test('may wait as long as it likes', async () => {
    const name = put('papers.jsonl', paperLines(500))
    const slow = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 1_500))
    expect(await parseWithin({ heapMb: 200, cpuMs: () => 1_400 }, request(name, { onEntries: slow }))).toMatchObject({
      count: 500,
    })
  })

  test('is stopped when it needs too much memory', async () => {
    const name = put('papers.json', `[${'{"title":"A"},'.repeat(1_000_000)}{"title":"A"}]`)
    const failure = await failureOf(parseWithin({ heapMb: 24, cpuMs: () => 60_000 }, request(name)))
    expect(failure).toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('needs more than 24 MB of memory') as string,
    })
  })
})
