import { completeFacts } from '../papers/merge-facts.ts'
import { marksOf } from '../papers/paper-identity.ts'
import type { PaperMarks, ParsedEntry } from '../ports.ts'
import { boundedFacts } from './bounded-facts.ts'

/** An entry of the size papers have, with what it is recognised by. The parser makes them so, beside the library, which has enough to do. */
export function recognized(entry: ParsedEntry): ParsedEntry & { readonly marks: PaperMarks } {
  if (entry.marks) return { ...entry, marks: entry.marks }
  const facts = boundedFacts(entry.facts)
  return { ...entry, facts, marks: marksOf(completeFacts(facts), entry.sameAs ?? []) }
}
