import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Ports, ReadPdfRequest } from '../../../src/main/core/ports.ts'
import { readPdf } from '../../../src/main/host/read-pdf.ts'
import type { PaperId } from '../../../src/preload/contract/paper.ts'
import type { FoundPapers, SearchHit } from '../../../src/preload/contract/search.ts'
import { attachPdf } from '../../support/attach-pdf.ts'
import { makePdf } from '../../support/make-pdf.ts'
import { openTestLibrary, type TestLibrary } from '../../support/open-test-library.ts'

const [CORTEX, PLATES] = [1 as PaperId, 2 as PaperId]
const PAPERS = [
  { title: 'Sparse coding in the cortex', abstract: 'Neurons respond with few spikes.', authors: ['Ada Lovelace'] },
  { title: 'Boundary layers on flat plates', abstract: 'Measurements agree with theory.', authors: ['Otto Prandtl'] },
]

let library: TestLibrary
const asked: ReadPdfRequest[] = []
const watched: Ports['readPdf'] = request => (asked.push(request), readPdf(request))

beforeEach(async () => {
  asked.length = 0
  library = await openTestLibrary({ ports: { readPdf: watched } })
  await library.importText(PAPERS.map(paper => JSON.stringify(paper)).join('\n'))
})
afterEach(() => library.close())

const filler = (page: number): string[] =>
  Array.from(
    { length: 14 },
    (_, line) => `On page ${page} the line ${line} of this paper says nothing of any interest.`,
  )

/** Page after page of lines, `special` on the pages named. */
async function attach(paper: PaperId, special: Readonly<Record<number, string>>, pages = 3): Promise<string> {
  const bytes = await makePdf(
    Array.from({ length: pages }, (_, page) => ({
      lines: [...filler(page + 1), ...(special[page] ?? '').split('\n')],
    })),
  )
  return (await attachPdf(library, bytes, 'paper.pdf', paper)).file
}

async function readAll(): Promise<string> {
  const job = await library.library.api['files.readTexts']({ again: false })
  return job === null ? 'none' : (await library.endOf(job)).state
}

async function search(query: string): Promise<FoundPapers> {
  return library.library.api['search.papers']({ query, mode: 'words', limit: 10, patient: true })
}

async function hits(query: string): Promise<readonly SearchHit[]> {
  return (await search(query)).hits
}

describe('the text of a PDF', () => {
  test('is found by its words once it was read, with the page they stand on', async () => {
    const file = await attach(PLATES, { 1: 'We observed a peculiar axolotl in the wind tunnel.' })
    expect(await hits('axolotl')).toEqual([])
    expect(await readAll()).toBe('done')
    const [hit, ...others] = await hits('peculiar axolotl')
    expect(others).toEqual([])
    expect(hit).toMatchObject({ paper: PLATES, field: 'text', file, page: 1, pages: [1] })
    expect(hit?.snippet).toContain('a peculiar axolotl in the wind tunnel')
    expect(hit?.marks.map(([from, to]) => hit.snippet.slice(from, to))).toEqual(['peculiar', 'axolotl'])
    expect((await hits('axol'))[0]).toMatchObject({ paper: PLATES, page: 1 })
    expect((await hits('"wind tunnel"'))[0]).toMatchObject({ paper: PLATES, page: 1 })
    expect((await hits('text:axolotl'))[0]).toMatchObject({ paper: PLATES, page: 1 })
    expect(new Set((await hits('cortex OR axolotl')).map(({ paper }) => paper))).toEqual(new Set([CORTEX, PLATES]))
    expect(await hits('"tunnel wind"')).toEqual([])
    expect(await hits('plates -text:axolotl')).toEqual([])
    expect((await hits('plates -axolotl')).map(({ paper }) => paper)).toEqual([PLATES])
    expect((await hits('has:text')).map(({ paper }) => paper)).toEqual([PLATES])
    const view = { kind: 'search', query: 'peculiar axolotl' } as const
    expect((await library.library.api['papers.ids']({ view })).ids).toEqual([PLATES])
  })

  test('comes after what says it in the title, and says where it is beside it', async () => {
    await attach(PLATES, { 0: 'The cortex is mentioned.', 2: 'The cortex again.' })
    await readAll()
    const found = await hits('cortex')
    expect(found.map(({ paper }) => paper)).toEqual([CORTEX, PLATES])
    expect(found[0]).toMatchObject({ field: 'title', pages: [] })
    expect(found[1]).toMatchObject({ field: 'text', pages: [0, 2] })
    expect((await hits('plates')).map(({ field }) => field)).toEqual(['title'])
  })

  test('keeps a word that only pages have from being taken for another', async () => {
    await attach(PLATES, { 0: 'A cortez among the plates.' })
    expect((await search('cortez')).problems).toHaveLength(1)
    await readAll()
    const { hits: found, problems } = await search('cortez')
    expect(problems).toEqual([])
    expect(found.map(({ paper }) => paper)).toEqual([PLATES])
  })

  test('has its words whole: over the ends of lines, and of letters that are one', async () => {
    await attach(PLATES, { 0: 'It is a matter of classi-\nfication by an efficient method.' })
    await readAll()
    expect((await hits('classification'))[0]).toMatchObject({ paper: PLATES, page: 0 })
  })

  test('tells how long the paper takes', async () => {
    await attach(PLATES, {}, 40)
    const before = await library.library.api['papers.get']({ id: PLATES })
    await readAll()
    const after = await library.library.api['papers.get']({ id: PLATES })
    // 40 pages of 196 words.
    expect(after.minutes).toBeLessThan(before.minutes)
    expect(after.minutes).toBe(Math.round((40 * 196) / 220))
    expect(after.files[0]).toMatchObject({ text: 'read', pages: 40 })
  })
})

describe('reading texts', () => {
  test('goes on where it ended, and never reads a file twice', async () => {
    await attach(CORTEX, { 0: 'axolotl' })
    await attach(PLATES, { 0: 'salamander' })
    asked.length = 0
    const job = await library.library.api['files.readTexts']({ again: false })
    await library.reopen()
    const id = job?.id ?? ''
    await library.endOf(await library.library.api['jobs.get']({ id }))
    expect((await hits('axolotl OR salamander')).length).toBe(2)
    const whole = asked.filter(request => request.maxPages === undefined)
    expect(whole.every(request => request.isInBackground)).toBe(true)
    expect(await readAll()).toBe('none')
    expect(asked.filter(request => request.maxPages === undefined)).toEqual(whole)
  })

  test('tells of files without text, and of those that cannot be read', async () => {
    await attachPdf(library, await makePdf([{}, { drawn: [{ text: '2', x: 300, y: 40 }] }]), 'scan.pdf', CORTEX)
    await readAll()
    const { files } = await library.library.api['papers.get']({ id: CORTEX })
    expect(files.map(({ text }) => text)).toEqual(['scanned'])
    expect(await hits('has:text')).toEqual([])
  })

  test('starts by itself where the host wants it so', async () => {
    const soon: Ports['after'] = (ms, task) => {
      const timer = setTimeout(task, ms / 100)
      return () => clearTimeout(timer)
    }
    const test = await openTestLibrary({ background: true, ports: { after: soon } })
    await test.importText(PAPERS.map(paper => JSON.stringify(paper)).join('\n'))
    await attachPdf(test, await makePdf([{ lines: [...filler(1), 'an axolotl'] }]), 'paper.pdf', CORTEX)
    const state = async (): Promise<unknown> => (await test.library.api['papers.get']({ id: CORTEX })).files[0]?.text
    await expect.poll(state, { timeout: 20_000 }).not.toBe(null)
    await test.close()
  })
})

test('what the reader wrote is found, and said to be it', async () => {
  const { api } = library.library
  const file = await attach(PLATES, {}, 2)
  await api['papers.setNote']({ id: CORTEX, text: 'Compare with **zebrafish**.' })
  await api['papers.setRemark']({ id: CORTEX, text: 'wants a pangolin' })
  await api['papers.setTakeaway']({ id: PLATES, text: 'Layers are thin, says the quokka.' })
  await api['annotations.create']({
    ...{ paper: PLATES, file, page: 1, type: 'highlight', color: 'yellow', comment: 'an ibex?' },
    ...{
      rect: [60, 700, 200, 712],
      quads: [],
      text: 'nothing of any interest',
      before: '',
      after: '',
      order: '00001|1',
    },
  })
  expect(await hits('zebrafish')).toMatchObject([{ paper: CORTEX, field: 'note' }])
  expect(await hits('pangolin')).toMatchObject([{ paper: CORTEX, field: 'remark' }])
  expect(await hits('quokka')).toMatchObject([{ paper: PLATES, field: 'takeaway' }])
  expect(await hits('ibex')).toMatchObject([{ paper: PLATES, field: 'annotation', file, page: 1 }])
})
