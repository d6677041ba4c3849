import { rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { readTerms } from '../src/main/core/discovery/words/read-terms.ts'
import { makeVocabulary } from '../src/main/core/discovery/words/vocabulary.ts'
import type { InventedPaper } from './bench-papers.ts'

/**
 * Puts papers into a closed library as if they had been imported and read long ago: an import of a million with its
 * reading takes longer than anybody measures. Their vectors are those of the papers that are there, one after the other.
 */
export function growLibrary(folder: string, papers: Iterable<InventedPaper>): void {
  const database = new Database(join(folder, 'library.sqlite'))
  database.pragma('synchronous = OFF')
  const words = database.prepare('SELECT word FROM known_words ORDER BY id').pluck().all() as string[]
  const vocabulary = makeVocabulary(words)
  const vectors = database.prepare('SELECT lexicon, vector FROM paper_vectors').all() as {
    readonly lexicon: string
    readonly vector: Uint8Array
  }[]
  const insertPaper = database.prepare(
    `INSERT INTO papers (source_key, title, title_key, abstract, authors, author_count, url, year, trust, observed_at, added_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, 2, '2026-01-01', 1)`,
  )
  const insertReading = database.prepare('INSERT INTO reading (paper_id, arrival) VALUES (?, ?)')
  const insertTerms = database.prepare('INSERT INTO paper_terms (paper_id, terms, mark) VALUES (?, ?, 1)')
  const insertVector = database.prepare('INSERT INTO paper_vectors (paper_id, lexicon, vector) VALUES (?, ?, ?)')
  const insertWord = database.prepare('INSERT INTO known_words (id, word) VALUES (?, ?)')
  database.transaction(() => {
    for (const { key, title, abstract, authors, year, url } of papers) {
      const names = JSON.stringify(authors.map(name => ({ name, family: name, given: null })))
      const row = [key, title, title.replaceAll(' ', ''), abstract, names, authors.length, url, year]
      const paper = Number(insertPaper.run(...row).lastInsertRowid)
      insertReading.run(paper, -paper)
      insertTerms.run(
        paper,
        readTerms({ title, abstract, authors, organization: null, facts: `${year}`, note: '' }, vocabulary),
      )
      const { lexicon, vector } = vectors[paper % vectors.length] ?? { lexicon: '', vector: new Uint8Array() }
      insertVector.run(paper, lexicon, vector)
    }
    for (const [at, word] of vocabulary.since(words.length).entries()) insertWord.run(words.length + at, word)
    database.exec('UPDATE lexicon SET papers = (SELECT count(*) FROM papers); DELETE FROM unread_words')
  })()
  database.close()
  rmSync(join(folder, 'cache'), { recursive: true, force: true })
}
