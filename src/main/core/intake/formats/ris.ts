import { oneByOne, parseBibliography } from './bibliography/whole-bibliography.ts'
import type { Format, Outcome, Sample } from './format.ts'
import { paperOfRecord } from './ris/ris-paper.ts'
import { type RisRecord, risRecords } from './ris/ris-records.ts'

/** Bibliographies in RIS, the format publishers and catalogues offer for download. */
export const ris: Format = {
  name: 'ris',
  sniff,
  parse: source =>
    parseBibliography(source, 'an RIS file, with lines such as "TY  - JOUR"', text => {
      const items = risRecords(text)
      return { total: items.length, outcomes: outcomesOf(items) }
    }),
}

function* outcomesOf(items: readonly RisRecord[]): Generator<Outcome> {
  yield* oneByOne(items, outcomeOf)
  const last = items.at(-1)
  if (last?.isCutOff)
    yield {
      where: last.where,
      reason:
        'the file ends before this record does (there is no ER). What is there of it was taken; if the file was cut off, get the whole one and import it again',
    }
}

function outcomeOf(item: RisRecord): Outcome {
  const facts = paperOfRecord(item)
  return typeof facts === 'string' ? { where: item.where, reason: facts } : { where: item.where, facts }
}

const TYPE = /^\s{0,3}TY\s{0,6}-\s{0,3}[A-Z]/m
const FIELD = /^\s{0,3}(?:TI|T1|AU|A1|JO|JF|PY|Y1|DO|UR|SP|ER)\s{1,6}-(?:\s|$)/gm

function sniff({ text }: Sample): number {
  if (/^\s*[[{<@]/.test(text)) return 0
  if (TYPE.test(text)) return 0.95
  // Records whose first line was lost.
  return (text.match(FIELD)?.length ?? 0) >= 3 ? 0.6 : 0
}
