import { isStopWord } from '../../papers/words/stop-words.ts'
import type { AskedText, Condition } from '../query/search-question.ts'

/** What of a question can stand on a page, in the language of FTS5. Pure. */

// The beginnings of words are looked up one by one: of two letters they are half of the book.
const SHORTEST_BEGINNING = 3

/** All the groups on one page, of each any; null where nothing of it can stand on a page. */
export function pageExpression(groups: readonly (readonly Condition[])[]): string | null {
  const terms = groups.flatMap(group => {
    const alternatives = group.flatMap(condition => expressionOf(condition) ?? [])
    return alternatives.length === 0 ? [] : [joined(alternatives, 'OR')]
  })
  return terms.length === 0 ? null : terms.join(' AND ')
}

/** The pages of one condition; null where it says nothing of pages. */
export function expressionOf(condition: Condition): string | null {
  if (condition.kind === 'phrase') return quoted(condition.text)
  if (condition.kind !== 'words') return null
  const terms = condition.words
    .filter(word => !isStopWord(word.text) || word.isPrefix)
    .flatMap(word => termOf(word) ?? [])
  return terms.length === 0 ? null : joined(terms, 'AND')
}

function termOf({ text, isPrefix, isUnfinished }: AskedText): string | null {
  if (!isPrefix && !isUnfinished) return quoted(text)
  if (text.length < SHORTEST_BEGINNING) return isUnfinished ? null : quoted(text)
  // The index keeps stems: a whole word is found by its own, a beginning as it stands.
  return joined([quoted(text), `${quoted(text)} *`], 'OR')
}

function joined(terms: readonly string[], by: 'AND' | 'OR'): string {
  return terms.length === 1 ? (terms[0] ?? '') : `(${terms.join(` ${by} `)})`
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '')}"`
}
