import { completeFacts } from '../papers/merge-facts.ts'
import { marksOf } from '../papers/paper-identity.ts'
import type { PaperMarks, ParsedEntry } from '../ports.ts'

/** An entry with what it is recognised by. The parser makes them so, beside the library, which has enough to do. */
export function recognized(entry: ParsedEntry): ParsedEntry & { readonly marks: PaperMarks } {
  return { ...entry, marks: entry.marks ?? marksOf(completeFacts(entry.facts), entry.sameAs ?? []) }
}
