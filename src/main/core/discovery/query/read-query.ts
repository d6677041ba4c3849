import { STATUSES } from '../../../../preload/contract/paper.ts'
import type { QueryProblem } from '../../../../preload/contract/search.ts'
import { wordsOf } from '../../papers/words/words-of.ts'
import { cutQuery, type QueryPiece } from './query-pieces.ts'
import { readDays, readYears } from './query-times.ts'
import {
  type AskedText,
  type Condition,
  HAS_WHAT,
  type HasWhat,
  type SearchQuestion,
  TEXT_FIELDS,
  type TextField,
} from './search-question.ts'

/** What a reader types, understood. Whatever is typed gives a question; what is odd about it is said, with its place. */

const OTHER_FIELDS = ['status', 'tag', 'feed', 'year', 'has', 'after', 'before'] as const
type Field = TextField | (typeof OTHER_FIELDS)[number]
const FIELDS: readonly string[] = [...TEXT_FIELDS, ...OTHER_FIELDS]
/** What people write for it too. */
const OTHER_NAMES: Readonly<Record<string, Field>> = {
  authors: 'author',
  organization: 'org',
  organisation: 'org',
  notes: 'note',
  fulltext: 'text',
  page: 'text',
  tags: 'tag',
  since: 'after',
  until: 'before',
  is: 'status',
}

type Term = Extract<QueryPiece, { kind: 'term' }>

interface Clause {
  readonly piece: Term
  readonly condition: Condition
  /** A bare word: it ranks, and is needed only where the reader says so. */
  readonly isPlain: boolean
}

export function readQuery(text: string): SearchQuestion {
  const { pieces, problems: cutting } = cutQuery(text)
  const problems: QueryProblem[] = [...cutting]
  const groups: Clause[][] = []
  let joins = false
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind === 'or') {
      if (groups.length === 0 || index === pieces.length - 1 || pieces[index - 1]?.kind === 'or')
        problems.push(problem(piece, 'OR stands between two words; here it was left out.'))
      else joins = true
      continue
    }
    const isLast = index === pieces.length - 1 && piece.at + piece.length === text.length
    const clause = clauseOf(piece, isLast, problems)
    if (clause === null) continue
    const last = groups.at(-1)
    if (joins && last && !piece.isExcluded && last[0]?.piece.isExcluded === false) last.push(clause)
    else groups.push([clause])
    joins = false
  }
  return questionOf(groups, problems)
}

function questionOf(groups: readonly (readonly Clause[])[], problems: readonly QueryProblem[]): SearchQuestion {
  const words: AskedText[] = []
  const required: Condition[][] = []
  const onPages: Condition[][] = []
  const excluded: Condition[] = []
  for (const group of groups) {
    const [first] = group
    if (!first) continue
    if (first.piece.isExcluded) {
      excluded.push(first.condition)
      continue
    }
    for (const { condition } of group) words.push(...rankedOf(condition))
    const conditions = group.map(clause => clause.condition)
    if (group.length > 1 || !first.isPlain) required.push(conditions)
    if (conditions.every(mayStandOnPages)) onPages.push(conditions)
  }
  return { words, required, onPages, excluded, problems: [...problems].sort((a, b) => a.at - b.at) }
}

/** Words of no field, or of the text of PDFs. */
function mayStandOnPages(condition: Condition): boolean {
  return (
    (condition.kind === 'words' || condition.kind === 'phrase') &&
    (condition.field === null || condition.field === 'text')
  )
}

/** Words that papers are ranked by: those of a condition on text. */
function rankedOf(condition: Condition): readonly AskedText[] {
  if (condition.kind === 'words') return condition.words
  return condition.kind === 'phrase' ? plainWords(condition.text) : []
}

function clauseOf(piece: Term, isLast: boolean, problems: QueryProblem[]): Clause | null {
  const field = piece.field === null ? null : fieldOf(piece.field)
  if (piece.field !== null && field === null && piece.text !== '' && !piece.text.startsWith('//'))
    problems.push(
      problem(piece, `There is no field "${piece.field}"; it was read as words. The fields are ${FIELDS.join(', ')}.`),
    )
  if (field !== null && piece.text.trim() === '') {
    // One who types it is about to say what.
    if (isLast) {
      problems.push(problem(piece, `What follows "${piece.field}:" is looked for there.`))
      return null
    }
    problems.push(problem(piece, `Nothing follows "${piece.field}:"; it was read as a word.`))
    return textClause({ ...piece, text: piece.field ?? '' }, null, isLast)
  }
  if (field === null) {
    const text = piece.field === null ? piece.text : `${piece.field} ${piece.text}`
    return textClause({ ...piece, text }, null, isLast)
  }
  if (isTextField(field)) return textClause(piece, field, isLast)
  const condition = conditionOf(field, piece.text.trim())
  if (typeof condition !== 'string') return { piece, condition, isPlain: false }
  problems.push(problem(piece, `${condition} It was read as words.`))
  return textClause({ ...piece, text: piece.text }, null, isLast)
}

function textClause(piece: Term, field: TextField | null, isLast: boolean): Clause | null {
  const isPrefix = piece.text.endsWith('*') && !piece.isQuoted
  const words = plainWords(piece.text)
  const last = words.at(-1)
  if (!last) return null
  if (piece.isQuoted && words.length > 1)
    return { piece, condition: { kind: 'phrase', field, text: words.map(word => word.text).join(' ') }, isPlain: false }
  const isUnfinished = isLast && !piece.isQuoted && !isPrefix && /[\p{L}\p{N}]$/u.test(piece.text)
  const marked = [...words.slice(0, -1), { ...last, isPrefix, isUnfinished }]
  return { piece, condition: { kind: 'words', field, words: marked }, isPlain: field === null && !piece.isQuoted }
}

function plainWords(text: string): AskedText[] {
  return wordsOf(text).map(word => ({ text: word, isPrefix: false, isUnfinished: false }))
}

/** The condition, or what is wrong with it. */
function conditionOf(field: Exclude<Field, TextField>, text: string): Condition | string {
  switch (field) {
    case 'status': {
      const status = STATUSES.find(candidate => candidate === text.toLowerCase())
      return status ? { kind: 'status', status } : `There is no status "${text}", only ${STATUSES.join(', ')}.`
    }
    case 'has': {
      const what = text.toLowerCase().replace(/s$/, '')
      return isHasWhat(what) ? { kind: 'has', what } : `"has:" takes one of ${HAS_WHAT.join(', ')}, not "${text}".`
    }
    case 'year': {
      const years = readYears(text)
      return years ? { kind: 'year', ...years } : `"${text}" is no year, and no range like 2020..2024 or >2020.`
    }
    case 'after':
    case 'before': {
      const days = readDays(text)
      if (!days) return `"${text}" is no day like 2024-02-21, no month and no year.`
      return field === 'after'
        ? { kind: 'published', from: days.first, to: null }
        : { kind: 'published', from: null, to: days.dayBefore }
    }
    case 'tag':
    case 'feed': {
      const isPrefix = text.endsWith('*')
      return { kind: field, name: isPrefix ? text.slice(0, -1) : text, isPrefix }
    }
  }
}

function fieldOf(name: string): Field | null {
  const lower = name.toLowerCase()
  return isField(lower) ? lower : (OTHER_NAMES[lower] ?? null)
}

function isField(name: string): name is Field {
  return FIELDS.includes(name)
}

function isTextField(field: Field): field is TextField {
  return TEXT_FIELDS.some(name => name === field)
}

function isHasWhat(name: string): name is HasWhat {
  return HAS_WHAT.some(what => what === name)
}

function problem({ at, length }: { at: number; length: number }, message: string): QueryProblem {
  return { at, length, message }
}
