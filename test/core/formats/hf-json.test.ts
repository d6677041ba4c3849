import { describe, expect, test } from 'vitest'
import { hasSamples, readPapers, refusalOf, sample, sampleCases } from './read-papers.ts'

const paper = {
  id: '2409.08264',
  authors: [{ name: 'Ada Lovelace', hidden: false }, { name: 'Not Shown', hidden: true }, { name: 'Bo Second' }],
  publishedAt: '2024-09-12T17:56:43.000Z',
  submittedOnDailyAt: '2024-09-13T01:38:38.609Z',
  title: 'On Letters\n  and Numbers',
  summary: 'We study\nletters.',
  upvotes: 0,
  discussionId: 'abc',
  projectPage: 'https://letters.example.org',
  githubRepo: 'ada/letters',
  githubStars: 12,
  ai_summary: 'Letters are fine.',
  ai_keywords: ['letters', 'letters', 'numbers'],
}
const listed = {
  paper,
  publishedAt: '2024-09-13T01:38:38.609Z',
  title: paper.title,
  summary: paper.summary,
  numComments: 2,
  organization: { name: 'openlab', fullname: 'Open Laboratory' },
}
const facts = {
  ...{
    key: '2409.08264',
    arxivId: '2409.08264',
    arxivVersion: null,
    doi: null,
    url: 'https://huggingface.co/papers/2409.08264',
    pdfUrl: 'https://arxiv.org/pdf/2409.08264',
  },
  ...{
    title: 'On Letters and Numbers',
    abstract: 'We study letters.',
    authorCount: 2,
    publishedAt: '2024-09-12T17:56:43.000Z',
    publishedInferred: false,
  },
  ...{
    codeUrl: 'https://github.com/ada/letters',
    projectUrl: 'https://letters.example.org',
    githubStars: 12,
    upvotes: 0,
    summary: 'Letters are fine.',
    keywords: ['letters', 'numbers'],
  },
}

describe('answers of Hugging Face', () => {
  test('daily_papers: facts, comments, organisation, the day', async () => {
    const { papers, ...read } = await readPapers(JSON.stringify([listed]))
    expect(read).toMatchObject({
      format: 'hf-json',
      sourceName: 'Daily Papers, 13 Sep',
      edition: { kind: 'daily-papers', date: '2024-09-13' },
    })
    expect(papers[0]).toMatchObject({ ...facts, comments: 2, organization: 'Open Laboratory' })
    expect(papers[0]?.authors.map(({ name }) => name)).toEqual(['Ada Lovelace', 'Bo Second'])
  })

  test('lists of several days have no day', async () => {
    const other = { ...listed, paper: { ...paper, id: '2409.00001', submittedOnDailyAt: '2024-09-16T01:00:00.000Z' } }
    expect(await readPapers(JSON.stringify([listed, other]))).toMatchObject({
      edition: null,
      sourceName: 'Hugging Face papers',
      count: 2,
    })
  })

  test.each([
    ['papers/{id}, over many lines', JSON.stringify(paper, null, 2)],
    ['papers/{id}, on one line', JSON.stringify(paper)],
    ['papers', JSON.stringify([paper])],
    ['papers/search', JSON.stringify([listed])],
  ])('%s', async (_, json) => {
    const read = await readPapers(json)
    expect(read.format).toBe('hf-json')
    expect(read.papers[0]).toMatchObject(facts)
  })

  test.each([
    ['https://github.com/ada/letters', 'https://github.com/ada/letters'],
    ['github.com/ada/letters', 'https://github.com/ada/letters'],
    ['ada/letters', 'https://github.com/ada/letters'],
    ['javascript:alert(1)', null],
    ['', null],
    [null, null],
    [7, null],
  ])('repository %s', async (githubRepo, codeUrl) => {
    const { papers } = await readPapers(JSON.stringify([{ paper: { ...paper, githubRepo } }]))
    expect(papers[0]?.codeUrl).toBe(codeUrl)
  })

  test('an empty day is no error', async () => {
    expect(await readPapers('[]')).toMatchObject({ format: 'hf-json', count: 0, failed: [] })
  })

  test('an error is told as one', async () => {
    const message =
      'a.json: Hugging Face answered with an error: "Invalid date". Ask again with other parameters, and save that answer.'
    expect(await refusalOf('{"error":"Invalid date"}', { name: 'a.json' })).toBe(message)
    expect(await refusalOf('{\n  "error": "Invalid date"\n}\n', { name: 'a.json' })).toBe(message)
  })

  test('a bad entry does not spoil the others', async () => {
    const { papers, failed } = await readPapers(
      JSON.stringify([listed, 7, { paper: { id: '2409.08264' } }, { paper: { id: 'nonsense', title: 'x' } }, listed]),
    )
    expect(papers).toHaveLength(2)
    expect(failed).toEqual([
      { where: 'entry 2', reason: 'it is not an object' },
      { where: 'entry 3', reason: 'it has no title' },
      { where: 'entry 4', reason: '"nonsense" is not the id of a paper' },
    ])
  })

  test('an entry that is broken as JSON is named with its line', async () => {
    const text = `[\n${JSON.stringify(listed)},\n{"paper": {id: 1}},\n${JSON.stringify(listed)}\n]`
    const { papers, failed } = await readPapers(text, { format: 'hf-json' })
    expect(papers).toHaveLength(2)
    expect(failed[0]?.where).toBe('entry 2, line 3')
  })

  test('days put together, one object a line or after the other', async () => {
    const { papers, failed } = await readPapers(`${JSON.stringify(listed)}\n${JSON.stringify(listed)}\n`)
    expect([papers.length, failed]).toEqual([2, []])
    expect(await refusalOf(`${JSON.stringify(listed)}\n${JSON.stringify(listed).slice(0, -9)}`)).toMatch(
      /line 2: the JSON stops in the middle/,
    )
  })

  test('what follows the end is not lost in silence', async () => {
    const { papers, failed } = await readPapers(`${JSON.stringify([listed])}\n${JSON.stringify([listed])}`)
    expect(papers).toHaveLength(1)
    expect(failed).toEqual([
      { where: 'entry 2, line 1', reason: 'it is not JSON: more text follows where the JSON ends' },
    ])
  })
})

describe('half an answer', () => {
  const whole = JSON.stringify([listed, listed, listed], null, 1)
  test.each([
    [0.35, 1],
    [0.6, 1],
    [0.9, 2],
    [0.999, 2],
  ])('is refused at %f of its length, with the line', async (part, left) => {
    const half = whole.slice(0, Math.floor(whole.length * part))
    const line = half.trimEnd().split('\n').length
    expect(await refusalOf(half, { name: 'a.json' })).toBe(
      `a.json, line ${line}: the JSON stops in the middle. Nothing was imported. Get the whole file again, or take what is whole of it with "offprint import --partial".`,
    )
    const { papers } = await readPapers(half, { partial: true })
    expect(papers).toHaveLength(left)
  })
})

describe.skipIf(!hasSamples)('recorded days of the samples', () => {
  test.each(hasSamples ? sampleCases('huggingface/cases.jsonl') : [])('$case', async ({ input, expected }) => {
    const { papers, failed } = await readPapers(sample(`huggingface/${input}`))
    expect(failed).toEqual([])
    expect(papers).toHaveLength(expected.entryCount)
    for (const [index, fields] of (expected.entries ?? []).entries()) {
      const { published, authors, ...same } = fields
      expect(papers[index]).toMatchObject({ ...same, publishedAt: published })
      expect(papers[index]?.authors.map(({ name }) => name)).toEqual(authors)
    }
  })

  test.each(hasSamples ? sampleCases('huggingface/malformed.jsonl') : [])('$case is refused', async ({ input }) => {
    for (const format of ['auto', 'hf-json'] as const)
      expect(await refusalOf(sample(`huggingface/${input}`), { format })).toMatch(
        /entries is a paper|JSON without papers/,
      )
  })
})
