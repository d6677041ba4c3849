import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

let folder: string
let library: string

const papers = [
  { key: 'd1', title: 'Sparse coding in the visual cortex', abstract: 'Neurons respond to images with few spikes.' },
  { key: 'd2', title: 'Efficient codes of images in cortical neurons', abstract: 'Spikes of the cortex are sparse.' },
  { key: '3', title: 'Machine translation with attention', abstract: 'Sentences are translated between languages.' },
]

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'offprint-find-'))
  library = join(folder, 'library')
  const file = join(folder, 'papers.jsonl')
  writeFileSync(file, papers.map(paper => JSON.stringify(paper)).join('\n'))
  await runCli(library, ['import', file])
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const keysOf = (value: unknown): unknown[] =>
  (value as { results: { key: unknown }[] }).results.map(result => result.key)

it('finds by words, by meaning, and by both', async () => {
  const idea = 'how does an animal see pictures with its brain'
  for (const mode of ['meaning', 'hybrid']) {
    const answer = await runCli(library, ['search', idea, '--mode', mode, '--json', '--limit', '2'])
    expect(new Set(keysOf(answer.values()[0]))).toEqual(new Set(['d1', 'd2']))
  }
  const words = await runCli(library, ['search', 'translated', '--mode', 'words', '--json'])
  expect(words.values()).toMatchObject([{ results: [{ paper: 3, key: '3' }], problem: null }])
})

it('finds papers like one, by its number or its key', async () => {
  for (const reference of ['1', 'd1'])
    expect(keysOf((await runCli(library, ['similar', reference, '--json'])).values()[0])[0]).toBe('d2')
  expect(await runCli(library, ['similar', 'nothing'])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('not in this library'),
  })
})

it('answers a batch line by line, and goes on after a line it cannot answer', async () => {
  const input = [
    { id: 'q1', text: 'translation of sentences' },
    { id: 'q2', paper: 'd2' },
    { id: 3, paper: '3' },
    { id: 4, paper: 1 },
    { id: 'q5', paper: 'unknown' },
    { id: 'q6' },
  ]
    .map(line => JSON.stringify(line))
    .join('\n')
  const similar = await runCli(library, ['similar', '--batch', '-', '--limit', '1'], { input })
  expect(similar.values()).toMatchObject([
    { id: 'q1', results: [{ paper: 3, key: '3', score: expect.any(Number) }], ms: expect.any(Number) },
    { id: 'q2', results: [{ paper: 1, key: 'd1' }] },
    // As text it is a key, as a number it is the library's.
    { id: 3, results: [{ key: expect.stringMatching(/^d/) }] },
    { id: 4, results: [{ paper: 2, key: 'd2' }] },
  ])
  expect(similar.code).toBe(1)
  expect(similar.stderr).toMatch(/line 5: Paper unknown is not in this library/)
  expect(similar.stderr).toMatch(/line 6: not a line like/)
  const file = join(folder, 'questions.jsonl')
  writeFileSync(file, '{"id": "a", "text": "cortex"}\n\n{"id": "b", "text": "\\"visual cortex\\""}\n')
  const search = await runCli(library, ['search', '--batch', file, '--mode', 'words'])
  expect(search.values().map(keysOf)).toEqual(
    [['d1', 'd2'].toSorted(), ['d1']].map(keys => expect.arrayContaining(keys)),
  )
  expect(search.code).toBe(0)
})
