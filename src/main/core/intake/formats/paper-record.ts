import { z } from 'zod'
import { PAPER_FORMAT, type PaperSidecar, paperSidecar } from '../../papers/paper-sidecar.ts'
import type { ParsedEntry } from '../../ports.ts'
import { webAddress } from '../text-cleaning/clean-text.ts'
import type { JsonObject } from './hf-paper.ts'
import { shown } from './refusal.ts'

/** A paper as the plain files of a library have it, with all that its reader made of it. */

export type ReadRecord = Pick<ParsedEntry, 'facts' | 'own' | 'record'>

/** Where the mirror says that the paper's PDFs lie beside its file. */
const copies = z.object({
  mirror: z.object({ pdfs: z.array(z.object({ file: z.string(), name: z.string().max(1_000) })) }).optional(),
})

export function isPaperRecord(value: JsonObject): boolean {
  return value.format === PAPER_FORMAT
}

/** The record, or why it is none. */
export function readPaperRecord(value: JsonObject): ReadRecord | string {
  const read = paperSidecar.safeParse(value)
  if (!read.success) {
    const [issue] = read.error.issues
    return issue ? `"${issue.path.join('.')}": ${shown(issue.message, 120)}` : 'it is not what a library writes'
  }
  const twice = saidTwice(read.data)
  if (twice !== null) return `it names ${twice} twice`
  const record = withSafeAddresses(read.data)
  if (record.facts.title.trim() === '') return 'it has no title'
  const { data } = copies.safeParse(value)
  const bytes = new Map(record.files.map(file => [file.id, file.bytes]))
  const pdfs = (data?.mirror?.pdfs ?? []).flatMap(({ file, name }): [string, number][] => {
    const size = bytes.get(file)
    return size === undefined ? [] : [[name, size]]
  })
  if (pdfs.length === 0) return { facts: record.facts, record }
  const own = { tags: [], note: null, files: pdfs.map(([name]) => name), fileBytes: Object.fromEntries(pdfs) }
  return { facts: record.facts, own, record }
}

/** What a library knows by one name alone; a file that has it twice was not written by one. */
function saidTwice(record: PaperSidecar): string | null {
  const names: Readonly<Record<string, readonly string[]>> = {
    'an identity': record.identities.map(({ kind, value }) => `${kind} ${value}`),
    'a version': record.versions.map(({ number }) => String(number)),
    'a list': record.sources.map(({ edition }) => edition),
    'a time of its numbers': record.signals.map(({ at }) => at),
    'a tag': record.tags,
    'a queue': record.queues.map(({ queue }) => queue),
    'a day on a page': record.time.map(({ file, page, day }) => `${file} ${page} ${day}`),
    'an annotation': record.annotations.map(({ id }) => id),
    'a file': record.files.map(({ id }) => id),
  }
  for (const [name, all] of Object.entries(names)) if (new Set(all).size < all.length) return name
  return null
}

/** Whoever wrote the file wrote its addresses: of the web, or none. */
function withSafeAddresses(record: PaperSidecar): PaperSidecar {
  const safe = (url: string | null): string | null => (webAddress(url) === null ? null : url)
  const { facts, files } = record
  return {
    ...record,
    facts: {
      ...facts,
      url: safe(facts.url),
      pdfUrl: safe(facts.pdfUrl),
      codeUrl: safe(facts.codeUrl),
      projectUrl: safe(facts.projectUrl),
      enclosures: facts.enclosures.filter(({ url }) => safe(url) !== null),
    },
    files: files.map(file => ({ ...file, sourceUrl: safe(file.sourceUrl) })),
  }
}
