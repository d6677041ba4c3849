import { authorOf } from '../text-cleaning/author-name.ts'
import { partialDateOf } from './bibliography/partial-date.ts'
import { paperOfReference } from './bibliography/reference.ts'
import type { Format, Outcome, ParseOptions, Sample } from './format.ts'
import { isObject, type JsonObject } from './hf-paper.ts'
import { readJson } from './reading/json-text.ts'
import { cutOff, refusal, shown } from './refusal.ts'
import { type DocumentPapers, parseWhole, refuseHopeless } from './whole-document.ts'

/** Answers of OpenReview's service, version 1 and 2: {"notes": [{"id", "forum", "content": …}]}. */
export const openReview: Format = {
  name: 'openreview',
  sniff: ({ text }: Sample) =>
    /^\s*\{[^[]{0,200}"notes"\s*:\s*\[/.test(text) && /"(?:forum|content|count)"\s*:/.test(text) ? 0.95 : 0,
  parse: (source, options) => parseWhole(source, options, readNotes),
}

const EXPECTED = 'an answer of api2.openreview.net/notes'

function readNotes(text: string, name: string, { partial }: ParseOptions): DocumentPapers {
  const { elements, cutAt } = readJson(text)
  if (cutAt !== null && !partial) throw cutOff(name, `line ${cutAt}`, 'the JSON stops in the middle')
  const only = elements[0]
  if (only?.trouble) throw refusal(name, `it is not JSON: ${shown(only.trouble, 120)}`, `Check that it is ${EXPECTED}`)
  const notes: unknown = isObject(only?.value) ? only.value['notes'] : null
  if (!Array.isArray(notes) || notes.length === 0)
    throw refusal(name, 'no note of OpenReview is in it', `Check that it is ${EXPECTED}`)
  // Reviews and comments are notes as well; what they belong to is the paper.
  const papers = notes.filter(note => isObject(note) && isOfPaper(note))
  const outcomes = (papers.length > 0 ? papers : notes).map((note, index): Outcome => {
    const where = `note ${index + 1}`
    const facts = isObject(note) ? paperOfNote(note) : 'it is not a JSON object'
    return typeof facts === 'string' ? { where, reason: facts } : { where, facts }
  })
  refuseHopeless(name, outcomes, EXPECTED)
  return { sourceName: 'OpenReview', edition: null, outcomes }
}

function isOfPaper(note: JsonObject): boolean {
  return (note['forum'] === undefined || note['forum'] === note['id']) && valueOf(note, 'title') !== null
}

function paperOfNote(note: JsonObject) {
  const text = (name: string): string | null => textOf(valueOf(note, name))
  const forum = textOf(note['forum']) ?? textOf(note['id'])
  const title = text('title')
  if (title === null) return 'it has no title'
  const names: unknown = valueOf(note, 'authors')
  const pdf = text('pdf')
  return paperOfReference({
    key: forum,
    titles: [title],
    authors: (Array.isArray(names) ? names : []).flatMap(author => authorOf(nameIn(author) ?? '') ?? []),
    abstract: text('abstract'),
    date: partialDateOf(dayOf(note['pdate'] ?? note['odate'] ?? note['cdate'] ?? note['tcdate']) ?? ''),
    urls: forum === null ? [] : [`https://openreview.net/forum?id=${encodeURIComponent(forum)}`],
    pdfUrls: pdf === null ? [] : [URL.parse(pdf, 'https://openreview.net/')?.href],
    venues: [text('venue')],
    keywords: listOf(valueOf(note, 'keywords')).flatMap(word => textOf(word) ?? []),
    categories: [],
  })
}

/** Version 2 has {"title": {"value": "…"}} where version 1 has {"title": "…"}. */
function valueOf(note: JsonObject, name: string): unknown {
  const content: unknown = note['content']
  const value: unknown = isObject(content) ? content[name] : null
  return isObject(value) && 'value' in value ? value['value'] : (value ?? null)
}

function nameIn(author: unknown): string | null {
  return isObject(author) ? (textOf(author['fullname']) ?? textOf(author['name'])) : textOf(author)
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null
}

/** Milliseconds since 1970, in UTC. */
function dayOf(value: unknown): string | null {
  const date = typeof value === 'number' ? new Date(value) : null
  return date === null || Number.isNaN(date.getTime()) ? null : date.toISOString().slice(0, 10)
}
