import { dirname } from 'node:path'
import { decodeHTML } from 'entities/decode'
import { describe, expect, test } from 'vitest'
import { LibraryFailure } from '../../../src/main/core/failures.ts'
import type { PaperFacts } from '../../../src/preload/contract/paper.ts'
import { hasSamples, readPapers, sample } from './read-papers.ts'

/** Feeds of other readers' test suites and of real sites, compared field by field. Skipped where they are absent. */

interface Case {
  readonly case: string
  readonly input: string
  readonly baseUrl?: string
  readonly expected: {
    readonly feedTitle?: string | null
    readonly entryCount?: number
    readonly entryCountMin?: number
    readonly error?: boolean
    readonly entries?: readonly Record<string, unknown>[]
  }
}

interface Result {
  readonly title: string | null
  readonly papers: readonly PaperFacts[]
  readonly error: string | null
}

const casesOf = (path: string): Case[] =>
  sample(path)
    .toString()
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Case)

async function resultOf({ input, baseUrl }: Case): Promise<Result> {
  try {
    const { sourceName, papers, failed } = await readPapers(sample(`feeds/${input}`), { baseUrl: baseUrl ?? null })
    return { title: sourceName, papers, error: failed.length > 0 ? JSON.stringify(failed) : null }
  } catch (error) {
    expect(error).toBeInstanceOf(LibraryFailure)
    return { title: null, papers: [], error: error instanceof Error ? error.message : '' }
  }
}

const TAG = /<!--[\s\S]*?-->|<!\[CDATA\[|\]\]>|<\/?[A-Za-z!?][^>]*>/g
const spaced = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim()

const inText = (value: unknown): string =>
  typeof value === 'string' ? value : value == null ? '' : JSON.stringify(value)

/** As it stands, with entities read once and twice, with tags taken out: a text is right where any of these agree. */
function forms(value: unknown): Set<string> {
  const text = inText(value)
  return new Set(
    [text, decodeHTML(text), decodeHTML(decodeHTML(text))].flatMap(form => {
      const bare = form.replace(TAG, '')
      return [form, bare, form.replace(TAG, ' '), decodeHTML(bare)].map(spaced)
    }),
  )
}

function same(a: unknown, b: unknown): boolean {
  const others = forms(b)
  return [...forms(a)].some(form => others.has(form))
}

const address = (url: unknown): string =>
  decodeHTML(inText(url))
    .trim()
    .replace(/^([a-z]+:\/\/[^/?#]+)$/, '$1/')
const instant = (date: unknown): number =>
  Math.floor(
    Date.parse(typeof date === 'number' ? new Date(date * (date > 1e11 ? 1 : 1_000)).toISOString() : String(date)) /
      1_000,
  )
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value])

function isRight(name: string, expected: unknown, paper: PaperFacts | undefined): boolean {
  if (!paper) return false
  switch (name) {
    case 'title':
      return same(expected, paper.title)
    case 'url':
      return address(expected) === address(paper.url)
    case 'id':
      return [paper.key, paper.url].some(id => spaced(String(expected)) === spaced(id ?? ''))
    case 'published':
      return instant(expected) === instant(paper.publishedAt)
    case 'updated':
      return [paper.updatedAt, paper.publishedAt].some(date => instant(expected) === instant(date))
    case 'authors':
      return list(expected).every(name =>
        paper.authors.some(
          author => same(name, author.name) || [...forms(name)].some(form => form !== '' && author.name.includes(form)),
        ),
      )
    case 'summary':
    case 'content':
      return [paper.abstract, paper.content].some(text => text !== null && same(expected, text))
    case 'categories':
      return list(expected).every(term =>
        paper.categories.some(category => same(String(term).toLowerCase(), category.toLowerCase())),
      )
    case 'enclosures':
      return list(expected).every(url => paper.enclosures.some(enclosure => address(enclosure.url) === address(url)))
    default:
      throw new Error(`nobody said how to compare "${name}"`)
  }
}

function fieldsOf({ expected }: Case, { title, papers }: Result): [string, boolean][] {
  const fields: [string, boolean][] = []
  if (expected.entryCount !== undefined) fields.push(['entryCount', papers.length === expected.entryCount])
  if (expected.entryCountMin !== undefined) fields.push(['entryCountMin', papers.length >= expected.entryCountMin])
  if (expected.feedTitle != null) fields.push(['feedTitle', same(expected.feedTitle, title)])
  for (const [index, entry] of (expected.entries ?? []).entries())
    for (const [name, value] of Object.entries(entry)) fields.push([name, isRight(name, value, papers[index])])
  return fields
}

describe.skipIf(!hasSamples)('feeds of others', () => {
  test('at least 98 % of their fields are what they should be', async () => {
    const wrong: string[] = []
    let count = 0
    for (const each of casesOf('feeds/cases.jsonl')) {
      const fields = fieldsOf(each, await resultOf(each))
      count += fields.length
      wrong.push(...fields.filter(([, right]) => !right).map(([name]) => `${each.case}: ${name}`))
    }
    expect(count).toBeGreaterThan(400)
    expect(wrong.length / count, wrong.join('\n')).toBeLessThanOrEqual(0.02)
  }, 60_000)

  test('broken ones give papers or a reason, and those that are none at all a reason', async () => {
    for (const each of casesOf('feeds/malformed.jsonl')) {
      const { papers, error } = await resultOf(each)
      expect(error !== null || papers.length > 0, each.case).toBe(true)
      if (each.expected.error) expect(error, each.case).not.toBeNull()
    }
  }, 60_000)

  test('hostile ones leave nothing active', async () => {
    for (const each of casesOf('feeds/xss.jsonl')) {
      const { papers } = await resultOf(each)
      expect(papers.length, each.case).toBeGreaterThanOrEqual(each.expected.entryCountMin ?? 0)
      for (const { content, abstract, url } of papers) {
        expect(`${content ?? ''}${abstract ?? ''}`, `${each.case} in ${dirname(each.input)}`).not.toMatch(
          /<\/?(?:script|iframe|object|embed|applet|link|meta|base|form|style|frame|frameset|svg)\b|<[^>]*\s(?:on\w+|style|srcdoc)\s*=/i,
        )
        expect(url ?? '').not.toMatch(/^\s*(?:javascript|vbscript|data|file):/i)
      }
    }
  }, 60_000)
})
