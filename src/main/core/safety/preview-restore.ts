import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { RestorePreview } from '../../../preload/contract/library-api.ts'
import { DATABASE_FILE } from '../database/open-database.ts'
import { pathOfBackup } from './restore.ts'
import { proveCopy } from './sealed-copy.ts'
import { inSlices } from './soundness.ts'

const TITLES = 5

/** Counts of what differs between the library as it is (main) and a backup (other). Every format has these columns. */
const DIFFERENCES = {
  gone: 'SELECT count(*) FROM main.papers WHERE id NOT IN (SELECT id FROM other.papers)',
  back: 'SELECT count(*) FROM other.papers WHERE id NOT IN (SELECT id FROM main.papers)',
  decisions: `SELECT count(*) FROM main.reading a JOIN other.reading b USING (paper_id)
    WHERE (a.status, a.starred, a.trashed_at IS NULL, ifnull(a.remark, ''), ifnull(a.takeaway, ''))
      <> (b.status, b.starred, b.trashed_at IS NULL, ifnull(b.remark, ''), ifnull(b.takeaway, ''))`,
  notes: differing('paper_id', 'notes', 'paper_id, text'),
  annotations: differing('id', 'annotations', 'id, updated_at, comment, color'),
  tags: differing('tag || char(0) || paper_id', 'tags', 'tag, paper_id'),
  queued: differing('paper_id', 'queue_items', 'queue_id, paper_id'),
  steps: 'SELECT count(*) FROM main.journal WHERE id > (SELECT ifnull(max(id), 0) FROM other.journal)',
} as const satisfies Partial<Record<keyof RestorePreview, string>>

function differing(key: string, table: string, columns: string): string {
  const side = (one: string, two: string): string =>
    `SELECT ${key} AS k FROM (SELECT ${columns} FROM ${one}.${table} EXCEPT SELECT ${columns} FROM ${two}.${table})`
  return `SELECT count(DISTINCT k) FROM (${side('main', 'other')} UNION ALL ${side('other', 'main')})`
}

/**
 * What putting a backup in the library's place would change; the backup is proved, and nothing is written. Throws as a
 * restore does: 'not-found', 'damaged', 'invalid', 'newer-library'.
 */
export async function previewRestore(
  folder: string,
  file: string,
  pause: () => Promise<void>,
): Promise<RestorePreview> {
  const backup = pathOfBackup(folder, file)
  const { papers } = await inSlices(proveCopy(backup), pause)
  const database = new Database(join(folder, DATABASE_FILE), { readonly: true })
  try {
    database.pragma('trusted_schema = OFF')
    database.prepare('ATTACH ? AS other').run(backup)
    const count = (sql: string): number => database.prepare<[], number>(sql).pluck().get() ?? 0
    const differences = Object.entries(DIFFERENCES).map(([name, sql]) => [name, count(sql)])
    const titles = database
      .prepare<[number], string>(
        'SELECT title FROM main.papers WHERE id NOT IN (SELECT id FROM other.papers) ORDER BY id DESC LIMIT ?',
      )
      .pluck()
      .all(TITLES)
    return { papers, titles, ...(Object.fromEntries(differences) as Record<keyof typeof DIFFERENCES, number>) }
  } finally {
    database.close()
  }
}
