import type { PaperFacts, PaperId } from '../../../preload/contract/paper.ts'
import type { ReadHandle, WriteHandle } from '../database/handles.ts'
import type { SeenFacts } from './merge-facts.ts'
import { FACTS_COLUMNS, FACTS_SQL, type FactsRow, factsColumns, seenFactsOf } from './paper-row.ts'
import {
  arxivIdOf,
  doiOf,
  familyKey,
  identitiesOf,
  isAnotherPaper,
  type Identity,
  openReviewIdOf,
  samePaperByTitle,
  titleKey,
  type TitleSide,
  urlKey,
} from './paper-identity.ts'

/** The facts of papers. Owns `papers`, `identities`, `versions`, `organizations`, `authors`, `paper_authors`. */

const INSERT = `INSERT INTO papers (${FACTS_COLUMNS.join(', ')}, added_at) VALUES (${FACTS_COLUMNS.map(() => '?').join(', ')}, ?)`
const UPDATE = `UPDATE papers SET ${FACTS_COLUMNS.map(name => `${name} = ?`).join(', ')} WHERE id = ?`

export function readFacts(read: ReadHandle, id: PaperId): FactsRow | undefined {
  return read.one<FactsRow>(`${FACTS_SQL} WHERE p.id = ?`, id)
}

export function readSeenFacts(read: ReadHandle, id: PaperId): SeenFacts | undefined {
  const row = readFacts(read, id)
  return row ? seenFactsOf(row) : undefined
}

/** The paper a record is about, by its ids, else by title and first author. */
export function findPaper(read: ReadHandle, facts: PaperFacts): PaperId | null {
  const ids = identitiesOf(facts)
  for (const { kind, value } of ids) {
    const found = ownerOf(read, kind, value)
    if (found === null) continue
    // Papers of a volume may have its page for an address: that names none of them.
    const known = kind === 'url' ? readSeenFacts(read, found)?.facts : undefined
    if (!known || !isAnotherPaper(known, facts)) return found
  }
  const key = titleKey(facts.title)
  if (key === '') return null
  const side = titleSideOf(facts, key, ids)
  for (const id of read.column<PaperId>('SELECT id FROM papers WHERE title_key = ? ORDER BY id LIMIT 20', key)) {
    const known = readSeenFacts(read, id)?.facts
    if (known && samePaperByTitle(side, titleSideOf(known, key, identitiesOf(known)))) return id
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

function ownerOf(read: ReadHandle, kind: string, value: string): PaperId | null {
  return (
    read.one<{ paper_id: PaperId }>('SELECT paper_id FROM identities WHERE kind = ? AND value = ?', kind, value)
      ?.paper_id ?? null
  )
}

function titleSideOf(facts: PaperFacts, key: string, ids: readonly Identity[]): TitleSide {
  const year = facts.year ?? (facts.publishedAt ? Number(facts.publishedAt.slice(0, 4)) : null)
  const families = facts.authors.map(familyKey)
  return { titleKey: key, families, authorCount: facts.authorCount, year, abstract: facts.abstract, ids }
}

/** Adds a paper that findPaper did not find. Its words are indexed by the caller, many at a time. */
export function insertPaper(write: WriteHandle, seen: SeenFacts, at: number): PaperId {
  const id = write.insert(
    INSERT,
    ...factsColumns(seen, titleKey(seen.facts.title), organizationId(write, seen.facts.organization)),
    at,
  ) as PaperId
  writeSatellites(write, id, seen.facts)
  return id
}

/** Rewrites the facts of a paper. Its words are indexed by the caller. */
export function updatePaper(write: WriteHandle, id: PaperId, seen: SeenFacts): void {
  write.run(
    UPDATE,
    ...factsColumns(seen, titleKey(seen.facts.title), organizationId(write, seen.facts.organization)),
    id,
  )
  write.run('DELETE FROM paper_authors WHERE paper_id = ?', id)
  writeSatellites(write, id, seen.facts)
}

/** Keeps every name a source has for a paper. An id that another paper owns stays there: two papers are never merged in passing. */
export function keepIdentities(write: WriteHandle, id: PaperId, facts: PaperFacts): boolean {
  const sql = 'INSERT OR IGNORE INTO identities (kind, value, paper_id) VALUES (?, ?, ?)'
  return identitiesOf(facts).filter(({ kind, value }) => write.run(sql, kind, value, id) > 0).length > 0
}

function writeSatellites(write: WriteHandle, id: PaperId, facts: PaperFacts): void {
  keepIdentities(write, id, facts)
  for (const { name } of facts.authors)
    write.run('INSERT OR IGNORE INTO paper_authors (author_id, paper_id) VALUES (?, ?)', authorId(write, name), id)
  if (facts.arxivVersion !== null) {
    const submittedAt = facts.arxivVersion === 1 ? facts.publishedAt : facts.updatedAt
    write.run(
      `INSERT INTO versions (paper_id, number, submitted_at) VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET submitted_at = coalesce(excluded.submitted_at, submitted_at)`,
      ...[id, facts.arxivVersion, submittedAt],
    )
  }
}

function authorId(write: WriteHandle, name: string): number {
  const known = write.one<{ id: number }>('SELECT id FROM authors WHERE name = ?', name)
  return known?.id ?? write.insert('INSERT INTO authors (name) VALUES (?)', name)
}

function organizationId(write: WriteHandle, name: string | null): number | null {
  if (name === null || name === '') return null
  const known = write.one<{ id: number }>('SELECT id FROM organizations WHERE name = ?', name)
  return known?.id ?? write.insert('INSERT INTO organizations (name) VALUES (?)', name)
}
