import type { PaperId } from '../../../../preload/contract/paper.ts'
import type { ReadHandle, SqlValue } from '../../database/handles.ts'
import { assertNever } from '../../failures.ts'
import { findPages, hasPages } from '../pages/found-pages.ts'
import { expressionOf } from '../pages/page-expression.ts'
import { stemOf } from '../../papers/words/english-stem.ts'
import { isStopWord } from '../../papers/words/stop-words.ts'
import { maskOf, type TermField } from '../words/paper-terms.ts'
import type { WordIndex } from '../words/word-index.ts'
import type { WordLookup } from '../words/word-lookup.ts'
import { NAME_SIGN } from '../words/vocabulary.ts'
import type { AskedText, Condition, HasWhat, SearchQuestion, TextField } from './search-question.ts'

/** Which papers a question lets in: by place, 1 for yes; null where it lets all in. Those in the trash are never let in. */
export function papersUnder(
  question: Pick<SearchQuestion, 'required' | 'excluded'>,
  read: ReadHandle,
  index: WordIndex,
  lookup: WordLookup,
): Uint8Array | null {
  const trashed = read.column<PaperId>('SELECT paper_id FROM reading WHERE trashed_at IS NOT NULL')
  if (question.required.length === 0 && question.excluded.length === 0 && trashed.length === 0) return null
  const allowed = new Uint8Array(index.places).fill(1)
  const forbid = (papers: Iterable<PaperId>): void => {
    for (const paper of papers) {
      const place = index.placeOf(paper)
      if (place !== undefined) allowed[place] = 0
    }
  }
  forbid(trashed)
  const pages = hasPages(read)
  for (const alternatives of question.required) {
    const fits = new Uint8Array(index.places)
    for (const condition of alternatives) {
      mark(fits, condition, read, index, lookup)
      if (pages && isOfPages(condition)) markPages(fits, condition, read, index)
    }
    for (let place = 0; place < fits.length; place += 1) if (fits[place] !== 1) allowed[place] = 0
  }
  for (const condition of question.excluded) {
    const fits = new Uint8Array(index.places)
    mark(fits, condition, read, index, lookup)
    // Whole papers are about more than they are not about: only what is named as their text is looked for in it.
    if (pages && isOfPages(condition) && condition.field === 'text') markPages(fits, condition, read, index)
    for (let place = 0; place < fits.length; place += 1) if (fits[place] === 1) allowed[place] = 0
  }
  return allowed
}

type TextCondition = Extract<Condition, { kind: 'words' | 'phrase' }>

function isOfPages(condition: Condition): condition is TextCondition {
  return (
    (condition.kind === 'words' || condition.kind === 'phrase') &&
    (condition.field === null || condition.field === 'text')
  )
}

/** Papers that have it on a page of their PDF. */
function markPages(fits: Uint8Array, condition: TextCondition, read: ReadHandle, index: WordIndex): void {
  const expression = expressionOf(condition)
  if (expression === null) return
  for (const paper of findPages(read, expression).keys()) {
    const place = index.placeOf(paper)
    if (place !== undefined) fits[place] = 1
  }
}

function mark(fits: Uint8Array, condition: Condition, read: ReadHandle, index: WordIndex, lookup: WordLookup): void {
  // The text of PDFs is in no paper's own words.
  if ((condition.kind === 'words' || condition.kind === 'phrase') && condition.field === 'text') return
  if (condition.kind === 'words') return markWords(fits, condition.field, condition.words, index, lookup)
  const { sql, values } = selectionOf(condition)
  for (const paper of read.column<PaperId>(sql, ...values)) {
    const place = index.placeOf(paper)
    if (place !== undefined) fits[place] = 1
  }
}

type OwnField = Exclude<TextField, 'text'>

const FIELDS: Readonly<Record<OwnField, TermField>> = {
  title: 'title',
  abstract: 'abstract',
  author: 'author',
  org: 'organization',
  note: 'note',
}

/** Papers that have all the words in the field. Words that say nothing are in no list and stand nobody in the way. */
function markWords(
  fits: Uint8Array,
  field: TextField | null,
  words: readonly AskedText[],
  index: WordIndex,
  lookup: WordLookup,
): void {
  const asked = words.filter(word => word.isPrefix || field === 'author' || !isStopWord(word.text))
  const mask = field === null || field === 'text' ? -1 : maskOf(FIELDS[field])
  const counts = new Uint8Array(fits.length)
  for (const [number, word] of asked.entries()) {
    const stems = new Set<number>()
    const forms =
      field === 'author' ? [NAME_SIGN + word.text] : field === null ? [word.text, NAME_SIGN + word.text] : [word.text]
    for (const form of forms) {
      const own = index.vocabulary.knownStem(form.startsWith(NAME_SIGN) ? form : stemOf(form))
      if (own !== undefined) stems.add(own)
      if (word.isPrefix || word.isUnfinished)
        for (const found of lookup.beginningWith(form)) stems.add(index.vocabulary.stemOfWord(found))
    }
    for (const stem of stems)
      index.each(stem, (place, fields) => {
        if ((fields & mask) !== 0 && counts[place] === number) counts[place] = number + 1
      })
  }
  if (asked.length > 0)
    for (let place = 0; place < fits.length; place += 1) if (counts[place] === asked.length) fits[place] = 1
}

interface Selection {
  readonly sql: string
  readonly values: readonly SqlValue[]
}

const PHRASE_COLUMNS: Readonly<Record<OwnField, string>> = {
  title: 'title',
  abstract: 'abstract',
  author: 'authors',
  org: 'organization',
  note: 'notes',
}

const HAS: Readonly<Record<HasWhat, string>> = {
  pdf: 'SELECT paper_id FROM paper_files',
  text: `SELECT pf.paper_id FROM paper_files pf JOIN file_texts t ON t.file_id = pf.file_id WHERE t.state = 'read'`,
  note: `SELECT paper_id FROM notes UNION SELECT paper_id FROM reading WHERE remark IS NOT NULL OR takeaway IS NOT NULL`,
  annotation: `SELECT paper_id FROM annotations WHERE state = 'live'`,
  code: 'SELECT id FROM papers WHERE code_url IS NOT NULL',
  abstract: 'SELECT id FROM papers WHERE abstract IS NOT NULL',
  tag: 'SELECT paper_id FROM tags',
}

// The day, or what is known of it: a year alone is its first day.
const DAY = `coalesce(substr(published_at, 1, 10), printf('%04d-01-01', year))`
const YEAR = `coalesce(year, CAST(substr(published_at, 1, 4) AS INTEGER))`

function selectionOf(condition: Exclude<Condition, { kind: 'words' }>): Selection {
  switch (condition.kind) {
    case 'phrase': {
      const column =
        condition.field === null || condition.field === 'text' ? '' : `{${PHRASE_COLUMNS[condition.field]}} : `
      return {
        sql: 'SELECT rowid FROM paper_words WHERE paper_words MATCH ?',
        values: [`${column}"${condition.text.replaceAll('"', '')}"`],
      }
    }
    case 'status':
      return { sql: 'SELECT paper_id FROM reading WHERE status = ?', values: [condition.status] }
    case 'tag':
      return {
        sql: `SELECT paper_id FROM tags WHERE tag LIKE ? ESCAPE '!'`,
        values: [like(condition.name, condition.isPrefix ? '%' : '')],
      }
    case 'feed':
      return {
        sql: `SELECT e.paper_id FROM entries e JOIN editions d ON d.id = e.edition_id LEFT JOIN feeds f ON f.id = d.feed_id
          WHERE d.feed_id = ? OR d.kind = ? OR f.name LIKE ? ESCAPE '!' OR d.name LIKE ? ESCAPE '!'`,
        values: [condition.name, condition.name, holding(condition.name), holding(condition.name)],
      }
    case 'year':
      return {
        sql: `SELECT id FROM papers WHERE ${YEAR} BETWEEN ? AND ?`,
        values: [condition.from ?? 0, condition.to ?? 9_999],
      }
    case 'has':
      return { sql: HAS[condition.what], values: [] }
    case 'published':
      return {
        sql: `SELECT id FROM papers WHERE ${DAY} BETWEEN ? AND ?`,
        values: [condition.from ?? '0000', condition.to ?? '9999'],
      }
    default:
      return assertNever(condition)
  }
}

function holding(text: string): string {
  return `%${like(text, '%')}`
}

function like(text: string, end: string): string {
  return text.replaceAll(/[!%_]/g, '!$&') + end
}
