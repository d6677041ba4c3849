import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ImportReport } from '../../src/preload/contract/job.ts'
import type { ViewIds } from '../../src/preload/contract/search.ts'
import type { Paper } from '../../src/preload/contract/paper.ts'
import { openTestLibrary } from '../support/open-test-library.ts'
import { type CliResult, runCli } from '../support/run-cli.ts'

const papers = [
  {
    key: 'one',
    title: 'Sparse coding of the shore',
    authors: [{ name: 'Ada Lovelace', family: 'Lovelace', given: 'Ada' }],
    abstract: 'Tides & dunes at 50 %.',
    year: 2021,
    doi: '10.1000/one',
  },
  {
    key: 'two',
    title: 'Dense matter, slow light',
    authors: [{ name: 'Kurt Gödel', family: 'Gödel', given: 'Kurt' }],
    arxivId: '2301.10002',
    publishedAt: '2023-01-24',
  },
  {
    key: 'three',
    title: '稀疏注意力',
    authors: [{ name: '李明', family: '李', given: '明' }],
    abstract: 'Attention with \u001b[31mcolour',
  },
]
const lines = (list: readonly object[]): string => `${list.map(paper => JSON.stringify(paper)).join('\n')}\n`

let folder: string
let library: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'offprint-cli-'))
  library = join(folder, 'library')
  file = join(folder, 'papers.jsonl')
  writeFileSync(file, lines(papers))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const offprint = (...args: string[]): Promise<CliResult> => runCli(library, args)

async function done(...args: string[]): Promise<CliResult> {
  const result = await offprint(...args)
  expect(result).toMatchObject({ code: 0 })
  return result
}

async function valueOf<T>(...args: string[]): Promise<T> {
  const result = await done(...args, '--json')
  const values = result.values()
  expect(values).toHaveLength(1)
  return values[0] as T
}

const titles = async (...args: string[]): Promise<string[]> =>
  (await done('list', ...args, '--json')).values().map(paper => (paper as Paper).title)

describe('papers in and out', () => {
  it('imports, and imports the same again without a change', async () => {
    expect(await valueOf<ImportReport>('import', file)).toMatchObject({ new: 3, updated: 0, unchanged: 0, failed: [] })
    expect(await valueOf<ImportReport>('import', file)).toMatchObject({ new: 0, updated: 0, unchanged: 3, failed: [] })
    expect(await titles()).toEqual(papers.map(paper => paper.title))
    expect(await titles('--limit', '1')).toEqual([papers[0]?.title])
  })

  it('takes the standard input, and several files at once', async () => {
    const piped = await runCli(library, ['import', '-', '--json'], { input: lines(papers.slice(0, 1)) })
    expect(piped.values()).toMatchObject([{ new: 1, failed: [] }])
    const other = join(folder, 'other.jsonl')
    writeFileSync(other, lines([{ key: 'four', title: 'A fourth paper about lichens' }]))
    expect(await valueOf('import', file, other)).toMatchObject({ new: 3, unchanged: 1, failed: [] })
  })

  it('counts a dry run and keeps nothing of it', async () => {
    expect(await valueOf('import', file, '--dry-run')).toMatchObject({ new: 3, failed: [] })
    expect(await titles()).toEqual([])
  })

  it('takes the day a file was saved for the day of its list, where none is given', async () => {
    const page = join(folder, 'page.jsonl')
    writeFileSync(page, lines([{ key: 'x', title: 'Saved some time ago' }]))
    utimesSync(page, new Date('2024-05-06T12:00:00Z'), new Date('2024-05-06T12:00:00Z'))
    await done('import', page)
    const { edition } = await valueOf<ViewIds>('call', 'papers.ids', '{"view":{"kind":"all"}}')
    expect(edition).toEqual({ name: 'page.jsonl', date: '2024-05-06' })
    await done('import', page, '--captured-on', '2023-01-02')
    await done('import', file, '--captured-on', '2025-10-29')
    expect(
      await valueOf('call', 'papers.ids', '{"view":{"kind":"edition","edition":"file:papers.jsonl"}}'),
    ).toMatchObject({ edition: { date: '2025-10-29' } })
  })

  it.each(['1', 'https://doi.org/10.1000/ONE'])('shows a paper by %s', async reference => {
    await done('import', file)
    expect(await valueOf<Paper>('show', reference)).toMatchObject({
      id: 1,
      title: papers[0]?.title,
      status: 'inbox',
      authors: papers[0]?.authors,
    })
  })

  it('inspects a file without a library', async () => {
    expect(await valueOf('inspect', file)).toMatchObject({
      format: 'jsonl',
      entries: papers.map(({ key, title }) => ({ key, title })),
    })
    expect(existsSync(library)).toBe(false)
  })

  it('exports what another library takes in unchanged', async () => {
    await done('import', file)
    const out = join(folder, 'out.jsonl')
    expect(await valueOf('export', '--format', 'jsonl', '--out', out)).toEqual({ file: out, papers: 3 })
    const second = join(folder, 'second')
    expect((await runCli(second, ['import', out])).code).toBe(0)
    const again = await runCli(second, ['export', '--format', 'jsonl'])
    expect(again.values().map(facts)).toEqual(
      readFileSync(out, 'utf8')
        .trim()
        .split('\n')
        .map(line => facts(JSON.parse(line))),
    )
    expect(readdirSync(folder).filter(name => name.endsWith('.part'))).toEqual([])
  })

  it('exports bibliographies', async () => {
    await done('import', file)
    expect((await done('export', '--format', 'bibtex')).stdout).toContain('abstract = {Tides \\& dunes at 50 \\%.}')
    expect((await done('export', '--format', 'ris')).stdout.split('\r\n')).toContain('AU  - Gödel, Kurt')
    const csl = JSON.parse((await done('export', '--format', 'csl-json')).stdout) as { title: string }[]
    expect(csl.map(item => item.title).sort()).toEqual(papers.map(paper => paper.title).sort())
    expect((await done('export', '--format', 'markdown', '--status', 'read')).stdout).toBe('# Papers\n\n')
  })
})

/** What a source says: everything but what this one library made of it. */
function facts(value: unknown): unknown {
  const { addedAt, sources, ...rest } = value as Paper
  expect([addedAt, sources]).not.toContain(undefined)
  return rest
}

describe('what the reader decides', () => {
  it('is kept, told and taken back', async () => {
    await done('import', file)
    await done('status', '1', '2301.10002', 'read')
    expect(await titles('--status', 'read')).toHaveLength(2)
    expect(await titles('--status', 'inbox')).toEqual(['稀疏注意力'])
    expect((await done('undo')).stdout).toMatch(/^Taken back: Read 2 papers/)
    expect(await titles('--status', 'read')).toEqual([])
    await done('redo')
    expect(await titles('--status', 'read')).toHaveLength(2)
    await done('undo')
    expect((await done('undo')).stdout).toBe('Nothing to take back.\n')
  })

  it('holds stars, queues and notes', async () => {
    await done('import', file)
    await done('star', '3')
    expect(await titles('--starred')).toEqual(['稀疏注意力'])
    await done('unstar', '3')
    await done('queue', '2', '3')
    await done('queue', '1', '--queue', 'up next', '--top')
    expect(await titles('--queue', 'up-next')).toEqual([papers[0], papers[1], papers[2]].map(paper => paper?.title))
    expect((await runCli(library, ['note', '1', '-'], { input: 'seen *twice*' })).code).toBe(0)
    expect(await valueOf('note', '1')).toBe('seen *twice*')
    expect(await valueOf<Paper>('show', '1')).toMatchObject({
      note: 'seen *twice*',
      status: 'queued',
      queues: ['up-next'],
    })
  })

  it('changes nothing where one of several papers is not there', async () => {
    await done('import', file)
    const result = await offprint('status', '1', '99', 'read')
    expect(result).toMatchObject({ code: 1, stdout: '' })
    expect(result.stderr).toMatch(/^offprint: .*99.*\n$/)
    expect(await titles('--status', 'read')).toEqual([])
  })
})

describe('finding', () => {
  it('finds words, folded, and lines of questions', async () => {
    await done('import', file)
    expect(await valueOf('search', 'godel', '--mode', 'words')).toMatchObject({
      hits: [{ paper: 2, title: papers[1]?.title }],
      problem: null,
    })
    expect(await valueOf('search', 'zeppelin quagga', '--limit', '5')).toMatchObject({ hits: [] })
    const batch = await runCli(library, ['search', '--batch', '-', '--mode', 'words'], {
      input: '{"id":"q1","text":"tides"}\n\n{"id":"q2","text":"light"}\n',
    })
    expect(batch.code).toBe(0)
    expect(batch.values()).toMatchObject([
      { id: 'q1', results: [{ paper: 1 }] },
      { id: 'q2', results: [{ paper: 2 }] },
    ])
  })

  it('names a line of a batch that is no question, and goes on', async () => {
    await done('import', file)
    const batch = await runCli(library, ['search', '--batch', '-'], { input: 'oops\n{"id":1,"text":"tides"}\n' })
    expect(batch.code).toBe(1)
    expect(batch.stderr).toMatch(/line 1/)
    expect(batch.values()).toMatchObject([{ id: 1 }])
  })
})

describe('trouble', () => {
  it.each([
    [['import', 'FOLDER'], 1, /is a folder/],
    [['import', 'FOLDER/none.jsonl'], 1, /no such file/],
    [['inspect', 'FOLDER/none.pdf'], 1, /no such file/],
    [['show', '4711'], 1, /4711 is not in this library/],
    [['export', '--format', 'jsonl', '--out', 'FOLDER/none/x.jsonl'], 1, /none/],
  ] as const)('says in one line why %j failed', async (args, code, words) => {
    await done('import', file)
    const result = await offprint(...args.map(arg => arg.replace('FOLDER', folder)))
    expect(result.code).toBe(code)
    expect(result.stderr).toMatch(words)
    expect(result.stderr.trim().split('\n')).toHaveLength(1)
    expect(await titles()).toHaveLength(3)
  })

  it.each([
    [[]],
    [['frobnicate']],
    [['list', '--status', 'tired']],
    [['list', '--limit', 'many']],
    [['list', '--nonsense']],
    [['list', '--library']],
    [['export', '--format', 'ris', '--status', 'tired']],
    [['status', '1', 'bored']],
    [['import']],
    [['import', 'x', '--captured-on', 'yesterday']],
    [['export']],
    [['show', '1', '2']],
    [['search', 'x', '--mode', 'dreams']],
  ] as const)('shows the usage for %j, and makes no library', async args => {
    const result = await offprint(...args)
    expect(result.code).toBe(2)
    expect(result.stdout).toBe('')
    expect(result.stderr).toMatch(/usage: offprint/)
    expect(existsSync(library)).toBe(false)
  })

  it('takes in nothing of a file that is cut off, and what is whole of it with --partial', async () => {
    const cut = join(folder, 'cut.jsonl')
    writeFileSync(cut, lines(papers).slice(0, -20))
    const refused = await offprint('import', cut, '--json')
    expect(refused.code).toBe(1)
    expect(refused.values()).toMatchObject([{ new: 0, failed: [{ reason: expect.stringMatching(/cut\.jsonl/) }] }])
    expect(await titles()).toEqual([])
    expect((await offprint('import', cut, '--partial', '--json')).values()).toMatchObject([{ new: 2 }])
  })

  it('tells a whole report where one file of two cannot be read', async () => {
    const result = await offprint('import', join(folder, 'gone.jsonl'), file, '--json')
    expect(result.code).toBe(1)
    expect(result.values()).toMatchObject([{ new: 3, failed: [{ where: join(folder, 'gone.jsonl') }] }])
  })
})

describe('a library that is open elsewhere', () => {
  it('is read, and not written, at once', async () => {
    const owner = await openTestLibrary({ folder: library })
    try {
      await owner.importText(lines(papers))
      const written = await offprint('star', '1')
      expect(written).toMatchObject({ code: 1, stdout: '' })
      expect(written.stderr).toMatch(/already open/)
      const read = await offprint('list', '--json')
      expect(read.code).toBe(0)
      expect(read.values()).toHaveLength(3)
      // A refusal waits for nobody. Beside a command that works, so that a busy machine slows both.
      expect(written.ms - read.ms).toBeLessThan(2_000)
      expect(read.stderr).toMatch(/^offprint: .*already open.*\n$/)
    } finally {
      await owner.library.close()
    }
  })
})
