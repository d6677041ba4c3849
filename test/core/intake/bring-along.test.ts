import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Paper } from '../../../src/preload/contract/paper.ts'
import { openTestLibrary, type TestLibrary } from '../../support/open-test-library.ts'

let library: TestLibrary
beforeEach(async () => void (library = await openTestLibrary()))
afterEach(() => library.close())

async function all(): Promise<readonly Paper[]> {
  return (await library.library.api['export.page']({ after: 0, limit: 500, view: null })).papers
}

const bib = `@article{a, title = {On the writing of letters}, author = {Doe, J.}, groups = {Thesis, Letters}, annote = {Read carefully}, file = {:a.pdf:PDF}}
@article{b, title = {On the reading of letters}, author = {Roe, J.}, keywords = {letters}}
`

describe('what a reader kept in another program', () => {
  test('comes with papers that are new, is found, and can be taken back at once', async () => {
    const report = await library.importText(bib, 'refs.bib')
    expect(report).toMatchObject({ format: 'bibtex', new: 2, failed: [], files: [{ paper: 1, path: 'a.pdf' }] })
    expect(await all()).toMatchObject([
      { key: 'a', tags: ['Letters', 'Thesis'], note: 'Read carefully', keywords: [], status: 'inbox' },
      { key: 'b', tags: [], note: null, keywords: ['letters'] },
    ])
    const { api } = library.library
    expect((await api['search.words']({ query: 'carefully', limit: 5 })).hits.map(hit => hit.paper)).toEqual([1])
    expect(await api['journal.undo']({})).toMatchObject({ label: 'Tags and notes of refs.bib', papers: [1] })
    expect(await all()).toMatchObject([{ tags: [], note: null }, { tags: [] }])
    expect((await api['search.words']({ query: 'carefully', limit: 5 })).hits).toEqual([])
    await api['journal.redo']({})
    expect(await all()).toMatchObject([{ tags: ['Letters', 'Thesis'], note: 'Read carefully' }, {}])
  })

  test('never comes to a paper the library has', async () => {
    await library.importText(bib, 'refs.bib')
    const { api } = library.library
    const [first] = await all()
    if (!first) throw new Error('nothing was imported')
    await api['papers.setNote']({ id: first.id, text: 'mine' })
    await api['papers.setTag']({ ids: [first.id], tag: 'Thesis', on: false })
    await api['papers.setStatus']({ ids: [first.id], status: 'read' })
    expect(await library.importText(bib.replace('Read carefully', 'Other words'), 'refs.bib')).toMatchObject({
      new: 0,
      unchanged: 2,
    })
    expect(await all()).toMatchObject([{ tags: ['Letters'], note: 'mine', status: 'read' }, {}])
  })

  test('is not kept by a dry run', async () => {
    await library.importText(bib, 'refs.bib', { dryRun: true })
    expect(await all()).toEqual([])
    expect(await library.library.api['journal.list']({ limit: 5 })).toEqual([])
  })
})

describe('a bibliography a second time', () => {
  test('writes nothing, however short its titles are', async () => {
    const text = `@book{one, title = {Errata}}\n@book{two, title = {Errata}, year = 1950}\n@misc{three, author = {Doe, J.}}\n${bib}`
    await library.importText(text, 'refs.bib')
    const before = await all()
    expect(before).toHaveLength(5)
    expect(await library.importText(text, 'refs.bib')).toMatchObject({ new: 0, updated: 0, unchanged: 5 })
    expect(await all()).toEqual(before)
  })

  test('keeps works apart that give the page of their volume', async () => {
    const text = `@misc{a, title = {On ships}, author = {Doe, J.}, url = {https://example.org/volume}}
@misc{b, title = {On shoes}, author = {Roe, R.}, url = {https://example.org/volume}}
@misc{c, title = {On wax}, url = {https://example.org/volume}}`
    expect(await library.importText(text, 'refs.bib')).toMatchObject({ new: 3 })
    expect(await library.importText(text, 'refs.bib')).toMatchObject({ new: 0, unchanged: 3 })
  })

  test('gives a paper of the archive the key it is cited by', async () => {
    await library.importText(
      '{"title": "On Letters and their readers", "arxivId": "2301.10002", "key": "2301.10002"}',
      'a.jsonl',
    )
    await library.importText(
      '@misc{doe2023, title = {On Letters and their readers}, eprint = {2301.10002}, archiveprefix = {arXiv}}',
      'refs.bib',
    )
    expect(await all()).toMatchObject([{ key: 'doe2023', arxivId: '2301.10002' }])
  })
})
