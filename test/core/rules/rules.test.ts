import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PaperId } from '../../../src/preload/contract/paper.ts'
import type { RuleAction, RuleTerm } from '../../../src/preload/contract/rule.ts'
import { openTestLibrary, type TestLibrary } from '../../support/open-test-library.ts'
import { makeParser } from '../../support/upstream/parse-in-process.ts'

const DAY = 86_400_000
const byNumber = (a: number, b: number): number => a - b
let library: TestLibrary
beforeEach(async () => void (library = await openTestLibrary({ ports: { parseFile: makeParser().parseFile } })))
afterEach(() => library.close())

const PAPERS = [
  {
    title: 'Blockchain for everything',
    abstract: 'We put it on a chain.',
    authors: ['Eve Hype'],
    categories: ['cs.CR'],
  },
  {
    title: 'Sparse coding in V1',
    abstract: 'Neurons, and no blockchains.',
    authors: ['Bruno Olshausen'],
    categories: ['q-bio.NC'],
  },
  {
    title: 'Attention is a lattice',
    abstract: 'On BLOCKCHAIN-free attention.',
    authors: ['Ada Lovelace'],
    organization: 'Google DeepMind',
  },
  { title: 'Quiet glaciers of Norway', abstract: 'Ice.', authors: ['A. Lovelace', 'Bo Chen'], keywords: ['ice sheet'] },
]

let files = 0
async function importPapers(papers: readonly object[] = PAPERS): Promise<void> {
  files += 1
  const lines = papers.map((paper, index) => JSON.stringify({ ...paper, url: `https://example.org/${files}/${index}` }))
  await library.importText(`${lines.join('\n')}\n`, `papers-${files}.jsonl`)
}

const ruleOf = (action: RuleAction, ...terms: RuleTerm[]) => ({
  name: `A rule to ${action}`,
  action,
  condition: { match: 'all' as const, terms },
})
const words = (text: string, where: 'title' | 'anywhere' = 'anywhere'): RuleTerm => ({
  field: 'words',
  words: text,
  in: where,
})

async function inbox(): Promise<number[]> {
  return [...(await library.library.api['papers.ids']({ view: { kind: 'status', status: 'inbox' } })).ids]
}
const muted = async () => [...(await library.library.api['papers.ids']({ view: { kind: 'muted' } })).ids].sort(byNumber)

describe('a condition', () => {
  test.each<[string, RuleTerm[], number[]]>([
    ['words anywhere, whatever their case', [words('blockchain')], [1, 3]],
    ['words that only begin so', [words('blockchain*')], [1, 2, 3]],
    ['words of the title', [words('Blockchain', 'title')], [1]],
    ['several words in a row', [words('sparse coding')], [2]],
    ['but not the same words apart', [words('coding sparse')], []],
    ['a keyword', [words('ice sheet')], [4]],
    ['an author by full name', [{ field: 'author', author: 'Ada Lovelace' }], [3, 4]],
    ['an author by family name', [{ field: 'author', author: 'lovelace' }], [3, 4]],
    ['an author, family name first', [{ field: 'author', author: 'Olshausen, B.' }], [2]],
    ['another of that family', [{ field: 'author', author: 'Zoe Lovelace' }], []],
    ['an organisation by a part of its name', [{ field: 'organization', organization: 'google' }], [3]],
    ['but no part of a word', [{ field: 'organization', organization: 'goo' }], []],
    ['a subject and all below it', [{ field: 'category', category: 'cs' }], [1]],
    ['one subject', [{ field: 'category', category: 'Q-BIO.nc' }], [2]],
    ['several at once', [words('blockchain'), { field: 'author', author: 'Lovelace' }], [3]],
    [
      'what must not be',
      [
        words('blockchain'),
        { ...words('chain', 'title'), not: true },
        { field: 'category', category: 'cs', not: true },
      ],
      [3],
    ],
    ['nothing but marks', [words('…')], []],
  ])('takes %s', async (_name, terms, expected) => {
    await importPapers()
    const trial = await library.library.api['rules.try']({ rule: ruleOf('mute', ...terms), days: 90 })
    expect([trial.considered, [...trial.examples].sort(byNumber)]).toEqual([4, expected])
  })

  test('may ask for any of its terms', async () => {
    await importPapers()
    const condition = { match: 'any' as const, terms: [words('ice'), words('chain')] }
    const trial = await library.library.api['rules.try']({ rule: { ...ruleOf('boost'), condition }, days: null })
    expect([...trial.examples].sort(byNumber)).toEqual([1, 4])
  })
})

test('a trial says what it would have cost, and changes nothing', async () => {
  await importPapers()
  const { api } = library.library
  await api['papers.setStatus']({ ids: [3 as PaperId], status: 'read' })
  await api['papers.setStatus']({ ids: [1 as PaperId], status: 'dismissed' })
  const rule = ruleOf('mute', words('blockchain*'))
  expect(await api['rules.try']({ rule, days: 90 })).toEqual({
    ...{ considered: 4, matched: 3, undecided: 1, queued: 0, read: 1, starred: 0, dismissed: 1 },
    ...{ examples: [3, 2, 1], valued: [3] },
  })
  expect([await api['rules.list']({}), await muted()]).toEqual([[], []])
  library.pass(91 * DAY)
  await importPapers([{ title: 'One more blockchain', authors: ['X Y'] }])
  expect(await api['rules.try']({ rule, days: 90 })).toMatchObject({ considered: 1, matched: 1 })
})

describe('a rule', () => {
  test('to mute keeps what comes out of the inbox, where it is kept and found', async () => {
    const { api } = library.library
    await importPapers(PAPERS.slice(0, 1))
    const rule = await api['rules.add'](ruleOf('mute', words('blockchain')))
    expect(rule).toMatchObject({ enabled: true, count: 0 })
    await importPapers(PAPERS.slice(2))
    // The first was there before the rule.
    expect([(await inbox()).sort(byNumber), await muted()]).toEqual([[1, 3], [2]])
    expect((await api['search.words']({ query: 'attention', limit: 5 })).hits.map(hit => hit.paper)).toEqual([2])
    const rows = await api['papers.rows']({ ids: [1, 2] as PaperId[] })
    expect(rows.map(row => row.muted)).toEqual([false, true])
    expect((await api['library.info']({})).counts.inbox).toBe(2)
    expect(await api['library.info']({})).toMatchObject({ papers: 3, muted: 1 })
  })

  test('reaches back where it is applied, is taken back whole by undo, and done again by redo', async () => {
    const { api } = library.library
    await importPapers()
    const { id } = await api['rules.add'](ruleOf('mute', words('blockchain')))
    await api['rules.apply']({ id, days: null })
    expect(await muted()).toEqual([1, 3])
    await importPapers([{ title: 'Late blockchain', authors: ['L T'] }])
    expect(await muted()).toEqual([1, 3, 5])
    await api['journal.undo']({})
    expect(await muted()).toEqual([5])
    await api['journal.undo']({})
    expect([await muted(), await api['rules.list']({})]).toEqual([[], []])
    await api['journal.redo']({})
    await api['journal.redo']({})
    expect(await muted()).toEqual([1, 3, 5])
  })

  test('that changes, is switched off or removed has its papers settled anew', async () => {
    const { api } = library.library
    const { id } = await api['rules.add'](ruleOf('mute', words('blockchain')))
    await importPapers()
    expect(await muted()).toEqual([1, 3])
    await api['rules.change']({ id, condition: { match: 'all', terms: [words('ice')] } })
    expect(await muted()).toEqual([4])
    await api['rules.change']({ id, action: 'boost' })
    expect([await muted(), (await api['papers.rows']({ ids: [4 as PaperId] }))[0]?.boost]).toEqual([[], 1])
    await api['rules.change']({ id, action: 'mute', enabled: false })
    expect(await muted()).toEqual([])
    await api['rules.change']({ id, enabled: true })
    await api['rules.remove']({ id })
    expect(await muted()).toEqual([])
    await api['journal.undo']({})
    expect(await muted()).toEqual([4])
  })

  test('to star stars what comes, once; undoing the rule takes the stars back and leaves those of the reader', async () => {
    const { api } = library.library
    await api['rules.add'](ruleOf('star', { field: 'author', author: 'Lovelace' }))
    await importPapers()
    const starred = async () => [...(await api['papers.ids']({ view: { kind: 'starred' } })).ids].sort(byNumber)
    expect(await starred()).toEqual([3, 4])
    await api['papers.setStarred']({ ids: [4 as PaperId], starred: false })
    await library.importText(
      `${JSON.stringify({ ...PAPERS[3], abstract: 'Ice again.', url: `https://example.org/${files}/3` })}\n`,
      'more.jsonl',
    )
    expect(await starred()).toEqual([3])
    await api['journal.undo']({})
    await api['papers.setStarred']({ ids: [1 as PaperId], starred: true })
    await api['journal.undo']({})
    expect(await starred()).toEqual([3, 4])
    await api['journal.undo']({})
    expect(await starred()).toEqual([])
  })

  test('never touches what was decided, noted or queued', async () => {
    const { api } = library.library
    await importPapers()
    await api['papers.setStatus']({ ids: [1 as PaperId], status: 'queued' })
    await api['papers.setNote']({ id: 1 as PaperId, text: 'mine' })
    const { id } = await api['rules.add'](ruleOf('mute', words('blockchain')))
    await api['rules.apply']({ id, days: 30 })
    expect(await api['papers.get']({ id: 1 as PaperId })).toMatchObject({ status: 'queued', note: 'mine', muted: true })
    expect((await api['papers.ids']({ view: { kind: 'status', status: 'queued' } })).ids).toEqual([1])
  })

  test('sees what comes late: an organisation that was not known at first', async () => {
    const { api } = library.library
    await api['rules.add'](ruleOf('mute', { field: 'organization', organization: 'Glacier Lab' }))
    const paper = { title: 'A study of quiet ice', authors: ['Ada L'], doi: '10.1000/ice.1' }
    await library.importText(`${JSON.stringify(paper)}\n`, 'a.jsonl')
    expect(await muted()).toEqual([])
    await library.importText(`${JSON.stringify({ ...paper, organization: 'Glacier Lab' })}\n`, 'b.jsonl', {
      capturedOn: '2026-03-05',
    })
    expect(await muted()).toEqual([1])
  })
})

test('the word of the reader stands against all rules, until it is taken back', async () => {
  const { api } = library.library
  await api['rules.add'](ruleOf('mute', words('blockchain')))
  await importPapers()
  await api['papers.setMuted']({ ids: [1, 2] as PaperId[], muted: true })
  await api['papers.setMuted']({ ids: [1 as PaperId], muted: false })
  expect(await muted()).toEqual([2, 3])
  await api['papers.setMuted']({ ids: [1, 2] as PaperId[], muted: null })
  expect(await muted()).toEqual([1, 3])
  await api['journal.undo']({})
  await api['journal.undo']({})
  expect(await muted()).toEqual([1, 2, 3])
})
