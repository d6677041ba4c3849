import { say } from './messages.ts'

/** What may come next in a query, by the word that is being typed. Pure. */

export interface Suggestion {
  /** What the word becomes. */
  readonly text: string
  readonly about: string
}

const OPERATORS: readonly Suggestion[] = [
  { text: 'author:', about: say('a name') },
  { text: 'title:', about: say('words of the title') },
  { text: 'text:', about: say('words of the PDF') },
  { text: 'note:', about: say('what you wrote') },
  { text: 'org:', about: say('an organisation') },
  { text: 'abstract:', about: say('words of the abstract') },
  { text: 'status:', about: say('inbox, queued, read …') },
  { text: 'tag:', about: say('one of your tags') },
  { text: 'feed:', about: say('where it came from') },
  { text: 'year:', about: say('2024 or 2020..2024') },
  { text: 'has:', about: say('pdf, note, annotation …') },
  { text: 'after:', about: '2025-01' },
  { text: 'before:', about: '2025-01-31' },
]

const VALUES: Readonly<Record<string, readonly string[]>> = {
  status: ['inbox', 'queued', 'reading', 'read', 'dismissed'],
  has: ['pdf', 'text', 'note', 'annotation', 'code', 'abstract', 'tag'],
}

export interface KnownNames {
  readonly tags: readonly string[]
  readonly feeds: readonly string[]
}

const MOST = 6

/** Of an empty box the operators there are; of a word the operators and values that begin so. */
export function suggestionsFor(query: string, { tags, feeds }: KnownNames): readonly Suggestion[] {
  const word = lastWord(query)
  const [, minus = '', field, value = ''] = /^(-?)([a-z]+):"?(.*)$/i.exec(word) ?? []
  if (field !== undefined) {
    const values: Readonly<Record<string, readonly string[]>> = { ...VALUES, tag: tags, feed: feeds }
    return (values[field.toLowerCase()] ?? [])
      .filter(name => name.toLowerCase().startsWith(value.toLowerCase()) && name.toLowerCase() !== value.toLowerCase())
      .slice(0, MOST)
      .map(name => ({ text: `${minus}${field}:${/\s/.test(name) ? `"${name}"` : name}`, about: '' }))
  }
  if (query.trim() === '') return OPERATORS.filter(({ text }) => !['abstract:', 'before:', 'org:'].includes(text))
  const typed = word.replace(/^-/, '').toLowerCase()
  if (typed.length < 2) return []
  return OPERATORS.filter(({ text }) => text.startsWith(typed)).map(({ text, about }) => ({
    text: word.startsWith('-') ? `-${text}` : text,
    about,
  }))
}

/** The query with its last word made what was suggested. */
export function completed(query: string, { text }: Suggestion): string {
  const start = query.slice(0, query.length - lastWord(query).length)
  return `${start}${text}${text.endsWith(':') ? '' : ' '}`
}

function lastWord(query: string): string {
  return /(?:-?[a-z]+:"[^"]*|\S*)$/i.exec(query)?.[0] ?? ''
}
