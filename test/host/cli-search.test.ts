import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CliResult, runCli } from '../support/run-cli.ts'

const papers = [
  { key: 'one', title: 'Sparse coding of the shore', abstract: 'Tides and dunes.', doi: '10.1000/one' },
  { key: 'two', title: 'Dense matter, slow light', authors: ['Kurt Gödel'], arxivId: '2301.10002' },
]

let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'offprint-search-'))
  writeFileSync(join(folder, 'papers.jsonl'), papers.map(paper => `${JSON.stringify(paper)}\n`).join(''))
  await offprint(['import', join(folder, 'papers.jsonl')])
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const offprint = (args: readonly string[], input = ''): Promise<CliResult> =>
  runCli(join(folder, 'library'), args, { input })

describe('search', () => {
  it('answers one value with results, nearest first', async () => {
    const { code, values } = await offprint(['search', 'godel', '--mode', 'words', '--json'])
    expect(code).toBe(0)
    expect(values()).toEqual([
      {
        query: 'godel',
        mode: 'words',
        results: [
          {
            paper: 2,
            key: 'two',
            score: expect.any(Number),
            title: papers[1]?.title,
            field: 'authors',
            snippet: 'Kurt Gödel',
            marks: [[5, 10]],
            file: null,
            page: null,
            pages: [],
            annotation: null,
          },
        ],
        ms: expect.any(Number),
        problem: null,
        problems: [],
        unread: 0,
      },
    ])
    expect((await offprint(['search', 'zeppelin', 'quagga', '--limit', '5', '--json'])).values()).toMatchObject([
      { query: 'zeppelin quagga', results: [] },
    ])
  })

  it('answers lines with lines, of words and of papers, in their order', async () => {
    const lines = [
      '{"id":"q1","text":"tides"}',
      '',
      '{"id":2,"text":"light"}',
      '{"id":"q3","paper":1}',
      '{"id":"q4","paper":"2301.10002"}',
      '{"text":"zeppelin"}',
    ]
    const { code, stderr, values } = await offprint(['search', '--batch', '-', '--mode', 'words'], lines.join('\r\n'))
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const ms = expect.any(Number)
    const found = (paper: number) => [{ paper, key: papers[paper - 1]?.key ?? null, score: expect.any(Number) }]
    expect(values()).toEqual([
      { id: 'q1', results: found(1), ms },
      { id: 2, results: found(2), ms },
      { id: 'q3', results: found(1), ms },
      { id: 'q4', results: found(2), ms },
      { id: null, results: [], ms },
    ])
  })

  it('names a line of a batch that it cannot answer, and goes on', async () => {
    const file = join(folder, 'questions.jsonl')
    writeFileSync(file, 'oops\n{"id":1,"text":"tides"}\n{"id":2,"paper":99}\n[]\n')
    const { code, stderr, values } = await offprint(['search', '--batch', file])
    expect(code).toBe(1)
    expect(stderr.split('\n').map(line => line.slice(0, 36))).toEqual([
      'offprint: questions.jsonl line 1: no',
      'offprint: questions.jsonl line 3: Pa',
      'offprint: questions.jsonl line 4: no',
      '',
    ])
    expect(values()).toMatchObject([{ id: 1 }])
  })
})
