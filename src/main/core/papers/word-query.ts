/** What a reader types, as an FTS5 expression. Pure; whatever is typed gives a valid expression. */

export interface WordQuery {
  /** Every word must be there. Empty where there is no word at all. */
  readonly all: string
  /** Any word may be there. */
  readonly any: string
  /** For marking: folded words; the last one may be unfinished. */
  readonly words: readonly string[]
  readonly problem: string | null
}

// Words as the index's tokenizer sees them: runs of letters, digits and marks.
const TOKEN = /[\p{L}\p{N}\p{M}\p{Co}]+/gu

export function readWordQuery(text: string): WordQuery {
  const quotes = (text.match(/"/g) ?? []).length
  const closed = quotes % 2 === 0 ? text : `${text}"`
  const terms: string[] = []
  const words: string[] = []
  for (const match of closed.matchAll(/"([^"]*)"|[^"]+/g)) {
    const phrase = match[1]
    const tokens = (phrase ?? match[0]).match(TOKEN) ?? []
    if (tokens.length === 0) continue
    if (phrase !== undefined) terms.push(quoted(tokens.join(' ')))
    else terms.push(...tokens.map(quoted))
    words.push(...tokens.map(foldWord))
  }
  const unfinished = /[\p{L}\p{N}\p{M}]$/u.test(text) && quotes % 2 === 0
  const last = terms.at(-1)
  // The index holds stems: "learnin" is the beginning of no stem, so the bare word is asked for beside its prefix.
  if (unfinished && last !== undefined) terms[terms.length - 1] = `(${last} OR ${last}*)`
  return {
    all: terms.join(' AND '),
    any: terms.join(' OR '),
    words,
    problem: quotes % 2 === 0 ? null : 'A quotation mark is left open; it was read as closed at the end.',
  }
}

function quoted(words: string): string {
  return `"${words}"`
}

/** As the index folds: lower case, without accents. */
export function foldWord(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
}
