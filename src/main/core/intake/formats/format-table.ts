import type { ImportFormat } from '../../../../preload/contract/job.ts'
import { arxiv } from './arxiv.ts'
import { bibtex } from './bibtex.ts'
import { cslJson } from './csl-json.ts'
import { dailyPapers } from './daily-papers.ts'
import { describeBinary, describeText } from './describe-bytes.ts'
import type { Format, Sample } from './format.ts'
import { feed } from './feed.ts'
import { hfJson } from './hf-json.ts'
import { jsonl } from './jsonl.ts'
import { openReview } from './openreview.ts'
import { paperPage } from './paper-page.ts'
import { pdf } from './pdf.ts'
import { refusal } from './refusal.ts'
import { ris } from './ris.ts'
import { zotero } from './zotero.ts'

/** Every format a file of papers may have. */
const FORMATS: readonly Format[] = [
  ...[pdf, dailyPapers, hfJson, arxiv, feed, jsonl, bibtex, ris, cslJson, zotero],
  ...[paperPage, openReview],
]

const KNOWN =
  'A Daily Papers page (text or HTML), Hugging Face JSON, feeds (RSS, Atom, JSON Feed), JSON Lines, BibTeX, RIS, CSL-JSON, a Zotero export, the page of a paper and PDF can be imported'

/** The format that is asked for, or that the beginning of the file speaks for most. */
export function chooseFormat(name: string, sample: Sample, asked: ImportFormat | 'auto'): Format {
  const binary = pdf.sniff(sample) > 0 ? null : describeBinary(sample)
  if (binary !== null) throw refusal(name, `it is ${binary}, not a list of papers`, KNOWN)
  if (asked !== 'auto') return named(name, sample, asked)
  const scored = FORMATS.map(format => ({ format, score: format.sniff(sample) }))
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a))
  if (best.score === 0) throw refusal(name, `it looks like ${describeText(sample)}`, KNOWN)
  return best.format
}

function named(name: string, sample: Sample, asked: ImportFormat): Format {
  const format = FORMATS.find(candidate => candidate.name === asked)
  if (!format) throw refusal(name, `the format "${asked}" is not known`, KNOWN)
  if (asked === 'pdf' && pdf.sniff(sample) === 0) throw refusal(name, 'it is not a PDF', 'Import it without --format')
  return format
}
