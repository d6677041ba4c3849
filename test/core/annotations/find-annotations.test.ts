import { afterEach, beforeEach, expect, test } from 'vitest'
import { aMark, attachPdf } from '../../support/attach-pdf.ts'
import { makePdf } from '../../support/make-pdf.ts'
import { openTestLibrary, type TestLibrary } from '../../support/open-test-library.ts'
import { pdfInProcess } from '../../support/pdf-in-process.ts'

let library: TestLibrary
beforeEach(async () => {
  library = await openTestLibrary({ ports: pdfInProcess })
})
afterEach(() => library.close())

type Search = Parameters<TestLibrary['library']['api']['annotations.find']>[0]
const ALL: Search = { words: '', colors: [], types: [], limit: 50 }

test('annotations of all papers are found by words, colour, kind and origin, a page at a time, without the trash', async () => {
  const { api } = library.library
  const first = await attachPdf(library, await makePdf([{ lines: ['the first paper'] }]))
  const second = await attachPdf(
    library,
    await makePdf([
      {
        lines: ['the second paper'],
        annotations: [{ type: 'Highlight', rect: [72, 710, 120, 722], author: 'Ada', contents: 'by another program' }],
      },
    ]),
  )
  for (let at = 0; at < 5; at += 1)
    await api['annotations.create'](aMark({ ...first, text: `Schrödinger ${at}`, color: at % 2 ? 'red' : 'blue' }))
  await api['annotations.create'](aMark({ ...second, type: 'note', quads: [], text: '', comment: 'Ask Erdős' }))
  await api['annotations.import']({ ...second, password: undefined })

  const find = async (more: Partial<Search>) => api['annotations.find']({ ...ALL, ...more })
  const total = async (more: Partial<Search>) => (await find(more)).total
  expect(await total({})).toBe(7)
  expect([await total({ words: 'SCHRODINGER' }), await total({ words: 'erdos ask' })]).toEqual([5, 1])
  expect([await total({ words: 'schrodinger 3 nothing' }), await total({ words: 'ada' })]).toEqual([0, 1])
  expect([await total({ colors: ['red'] }), await total({ types: ['note'] })]).toEqual([2, 1])
  expect([await total({ external: true }), await total({ external: false })]).toEqual([1, 6])

  const seen: string[] = []
  for (let after: Search['after'], pages = 0; pages < 9; pages += 1) {
    const { items, next, total: all } = await find({ limit: 3, after })
    expect([all, items.length <= 3]).toEqual([7, true])
    seen.push(...items.map(({ annotation }) => annotation.id))
    if (next === null) break
    after = next
  }
  expect(new Set(seen).size).toBe(7)
  expect(seen).toHaveLength(7)

  expect(await api['annotations.known'](second)).toEqual({ known: 1 })
  expect(await api['annotations.known'](first)).toEqual({ known: 0 })
  const [external] = (await find({ external: true })).items
  if (external) await api['annotations.remove']({ ids: [external.annotation.id] })
  // Deleted here, it is still what the file has.
  expect(await api['annotations.known'](second)).toEqual({ known: 1 })
  await api['papers.setTrashed']({ ids: [first.paper], trashed: true })
  expect(await total({})).toBe(1)
  expect(() => api['annotations.find']({ ...ALL, after: 'gone' as Search['after'] })).toThrow(/Search once more/)
})
