import type { PaperFacts, PaperId } from '../../../preload/contract/paper.ts'
import { type ByPaper, byPaper } from '../database/by-paper.ts'
import type { ReadHandle, WriteHandle } from '../database/handles.ts'
import type { SeenFacts } from './merge-facts.ts'
import {
  FACTS_COLUMNS,
  FACTS_OF_SEVERAL_SQL,
  FACTS_SQL,
  type FactsRow,
  factsColumns,
  seenFactsOf,
} from './paper-row.ts'
import {
  arxivIdOf,
  doiOf,
  familyKey,
  marksOf,
  onlySharesPage,
  openReviewIdOf,
  samePaperByTitle,
  type TitleSide,
  urlKey,
} from './paper-identity.ts'
import type { Identity, PaperMarks } from '../ports.ts'

/** The facts of papers. Owns `papers`, `identities`, `versions`, `organizations`. */

const INSERT = `INSERT INTO papers (${FACTS_COLUMNS.join(', ')}, added_at) VALUES (${FACTS_COLUMNS.map(() => '?').join(', ')}, ?)`
const UPDATE = `UPDATE papers SET ${FACTS_COLUMNS.map(name => `${name} = ?`).join(', ')} WHERE id = ?`

export function readFacts(read: ReadHandle, id: PaperId): FactsRow | undefined {
  return read.one<FactsRow>(`${FACTS_SQL} WHERE p.id = ?`, id)
}

export function factsByPaper(read: ReadHandle, papers: readonly PaperId[]): ByPaper<FactsRow> {
  return byPaper<FactsRow & { paper: PaperId }, FactsRow>(read, papers, FACTS_OF_SEVERAL_SQL, row => row)
}

export function readSeenFacts(read: ReadHandle, id: PaperId): SeenFacts | undefined {
  const row = readFacts(read, id)
  return row ? seenFactsOf(row) : undefined
}

/** The paper a record is about, by its ids, else by what it said when it was seen before. */
export function findByNames(read: ReadHandle, facts: PaperFacts, { ids, names, titleKey }: PaperMarks): PaperId | null {
  const side = lazily(() => titleSideOf(facts, titleKey, ids))
  for (const { kind, value } of names) {
    const found = ownerOf(read, kind, value)
    if (found === null) continue
    // Papers of a volume may have its page for an address: that names none of them.
    const known = kind === 'url' ? readSeenFacts(read, found)?.facts : undefined
    if (known && onlySharesPage(side(), sideOf(known))) continue
    return found
  }
  return null
}

/** The paper of the same title and first author; for a record that goes by no name the library knows. */
export function findByTitle(read: ReadHandle, facts: PaperFacts, { ids, titleKey }: PaperMarks): PaperId | null {
  if (titleKey === '') return null
  const side = lazily(() => titleSideOf(facts, titleKey, ids))
  for (const id of read.column<PaperId>('SELECT id FROM papers WHERE title_key = ? ORDER BY id LIMIT 20', titleKey)) {
    const known = readSeenFacts(read, id)?.facts
    if (known && samePaperByTitle(side(), sideOf(known))) return id
  }
  return null
}

/** A paper by number, arXiv id, DOI, OpenReview page, address or key; null where the library has none of it. */
export function findByReference(read: ReadHandle, reference: string): PaperId | null {
  const text = reference.trim()
  if (/^#?\d{1,9}$/.test(text)) {
    const id = read.column<number>('SELECT id FROM papers WHERE id = ?', Number(text.replace('#', '')))[0]
    return (id as PaperId | undefined) ?? null
  }
  const candidates: [Identity['kind'], string | null][] = [
    ['arxiv', arxivIdOf(text)?.id ?? null],
    ['doi', doiOf(text)],
    ['openreview', openReviewIdOf(text)],
    ['url', urlKey(text)],
  ]
  for (const [kind, value] of candidates) {
    const found = value === null ? null : ownerOf(read, kind, value)
    if (found !== null) return found
  }
  return findByKey(read, text)
}

/** A paper by its source's own id; null where none or several have it: two sources may count from 1. */
export function findByKey(read: ReadHandle, key: string): PaperId | null {
  const found = read.column<PaperId>('SELECT id FROM papers WHERE source_key = ? LIMIT 2', key)
  return found.length === 1 ? (found[0] ?? null) : null
}

export function ownerOf(read: ReadHandle, kind: string, value: string): PaperId | null {
  return (
    read.one<{ paper_id: PaperId }>('SELECT paper_id FROM identities WHERE kind = ? AND value = ?', kind, value)
      ?.paper_id ?? null
  )
}

/** Which names and titles some paper has: what has none of these is new, and is not looked for one by one. */
export function takenOf(read: ReadHandle, marks: readonly PaperMarks[]): TakenMarks {
  const titles = new Set(
    read.column<string>(
      'SELECT value FROM json_each(?) WHERE EXISTS (SELECT 1 FROM papers WHERE title_key = value)',
      JSON.stringify(marks.map(({ titleKey }) => titleKey)),
    ),
  )
  const names = new Set<string>()
  const asked = Map.groupBy(
    marks.flatMap(({ names }) => names),
    ({ kind }) => kind,
  )
  for (const [kind, some] of asked)
    for (const value of read.column<string>(
      'SELECT value FROM json_each(?) j WHERE EXISTS (SELECT 1 FROM identities i WHERE i.kind = ? AND i.value = j.value)',
      JSON.stringify(some.map(({ value }) => value)),
      kind,
    ))
      names.add(`${kind} ${value}`)
  return {
    mayBeKnown: ({ names: own, titleKey }) =>
      titles.has(titleKey) || own.some(({ kind, value }) => names.has(`${kind} ${value}`)),
    take({ names: own, titleKey }) {
      titles.add(titleKey)
      for (const { kind, value } of own) names.add(`${kind} ${value}`)
    },
  }
}

export interface TakenMarks {
  mayBeKnown(marks: PaperMarks): boolean
  /** From now on some paper has them. */
  take(marks: PaperMarks): void
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => (made ??= { value: make() }).value
}

function sideOf(facts: PaperFacts): TitleSide {
  const { ids, titleKey } = marksOf(facts)
  return titleSideOf(facts, titleKey, ids)
}

function titleSideOf(facts: PaperFacts, key: string, ids: readonly Identity[]): TitleSide {
  const year = facts.year ?? (facts.publishedAt ? Number(facts.publishedAt.slice(0, 4)) : null)
  return {
    titleKey: key,
    families: facts.authors.map(familyKey),
    authorCount: facts.authorCount,
    year,
    abstract: facts.abstract,
    ids,
    key: facts.key,
  }
}

/** Adds a paper that findPaper did not find. Its words are indexed by the caller, many at a time. */
export function insertPaper(write: WriteHandle, seen: SeenFacts, marks: PaperMarks, at: number): PaperId {
  const organization = organizationId(write, seen.facts.organization)
  const id = write.insert(INSERT, ...factsColumns(seen, marks.titleKey, organization), at) as PaperId
  keepIdentities(write, id, marks.names)
  keepVersion(write, id, seen.facts, at)
  return id
}

/** Rewrites the facts of a paper. Its words are indexed by the caller. */
export function updatePaper(write: WriteHandle, id: PaperId, seen: SeenFacts, at: number): void {
  const { names, titleKey } = marksOf(seen.facts)
  write.run(UPDATE, ...factsColumns(seen, titleKey, organizationId(write, seen.facts.organization)), id)
  keepIdentities(write, id, names)
  keepVersion(write, id, seen.facts, at)
}

/** Keeps every name a source has for a paper. An id that another paper owns stays there: two papers are never merged in passing. */
export function keepIdentities(write: WriteHandle, id: PaperId, names: readonly Identity[]): boolean {
  const sql = 'INSERT OR IGNORE INTO identities (kind, value, paper_id) VALUES (?, ?, ?)'
  return names.filter(({ kind, value }) => write.run(sql, kind, value, id) > 0).length > 0
}

function keepVersion(write: WriteHandle, id: PaperId, facts: PaperFacts, at: number): void {
  if (facts.arxivVersion !== null) {
    const submittedAt = facts.arxivVersion === 1 ? facts.publishedAt : facts.updatedAt
    write.run(
      `INSERT INTO versions (paper_id, number, submitted_at, seen_at) VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET submitted_at = coalesce(excluded.submitted_at, submitted_at)`,
      ...[id, facts.arxivVersion, submittedAt, at],
    )
  }
}

function organizationId(write: WriteHandle, name: string | null): number | null {
  if (name === null || name === '') return null
  const known = write.one<{ id: number }>('SELECT id FROM organizations WHERE name = ?', name)
  return known?.id ?? write.insert('INSERT INTO organizations (name) VALUES (?)', name)
}
