import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { paperSidecarPath } from '../../src/main/core/safety/sidecars/sidecar-files.ts'
import type { PaperId } from '../../src/preload/contract/paper.ts'
import { startAgain } from './next-start.ts'

/** Where there is a mirror: it tells of every paper that is not in the trash what its plain file does, and nobody's file was taken for a stranger's. */
export async function compareMirrored(folder: string, next: number): Promise<void> {
  const mirror = `${folder}-mirror`
  if (!existsSync(mirror)) return
  for (let tries = 0; ask(folder, 'SELECT count(*) FROM mirror_debts')[0] !== 0; tries += 1) {
    if (tries > 20) throw new Error('the mirror is never caught up with')
    await startAgain(folder, next)
  }
  if (ask(folder, `SELECT count(*) FROM settings WHERE name = 'mirrorFolder'`)[0] === 0) return
  const papers = ask(folder, 'SELECT paper_id FROM reading WHERE trashed_at IS NULL ORDER BY paper_id')
  const files = readdirSync(mirror, { recursive: true, encoding: 'utf8' })
  const stranger = files.find(name => name.includes('(changed ') || name.endsWith('.tmp'))
  if (stranger !== undefined) throw new Error(`the mirror has a file that is none of its own: ${stranger}`)
  const jsons = files.filter(name => name.endsWith('.json') && name.includes('(paper '))
  if (jsons.length !== papers.length)
    throw new Error(`the mirror has files of ${jsons.length} papers, the library has ${papers.length}`)
  for (const name of jsons) {
    const { mirror: written, ...paper } = JSON.parse(readFileSync(join(mirror, name), 'utf8'))
    delete paper.sum
    const sidecar = JSON.parse(readFileSync(paperSidecarPath(folder, paper.id as PaperId), 'utf8'))
    if (JSON.stringify(paper) !== JSON.stringify(sidecar)) throw new Error(`the mirror is not up to date: ${name}`)
    const others = [
      name.replace(/json$/, 'md'),
      ...written.pdfs.map((pdf: { name: string }) => join(name, '..', pdf.name)),
    ]
    for (const other of others) if (!files.includes(other)) throw new Error(`the mirror lacks ${other}`)
    if (written.pdfs.length !== paper.files.length) throw new Error(`the mirror lacks PDFs of ${name}`)
  }
  const references = readFileSync(join(mirror, 'references.bib'), 'utf8').match(/^@/gm)?.length ?? 0
  if (references !== papers.length) throw new Error(`the bibliography has ${references} entries, not ${papers.length}`)
}

function ask(folder: string, sql: string): number[] {
  const database = new Database(join(folder, 'library.sqlite'), { readonly: true })
  try {
    return database.prepare<[], number>(sql).pluck().all()
  } finally {
    database.close()
  }
}
