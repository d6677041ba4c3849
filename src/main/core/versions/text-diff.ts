import type { ParagraphDiff, VersionDiff, WordsDiff } from '../../../preload/contract/version.ts'
import { alignWords } from './word-differences.ts'

/** What differs between the texts of two versions, word by word, in the paragraphs of the newer one. Pure. */

interface Word {
  readonly text: string
  readonly paragraph: number
}

interface Words {
  readonly words: readonly Word[]
  /** The page each paragraph begins on. */
  readonly pages: readonly number[]
}

/** One string a page, paragraphs parted by empty lines, as a PDF's reading gives them. */
export function diffTexts(from: readonly string[], to: readonly string[]): VersionDiff {
  const [older, newer] = [wordsOf(from), wordsOf(to)]
  const pairs = alignWords(older.words.map(comparable), newer.words.map(comparable))
  const groups = groupsOf(older, newer, pairs)
  const paragraphs = groups.map(group => paragraphOf(group, older, newer))
  const count = (kind: WordsDiff['kind']): number =>
    groups.reduce((sum, { words }) => sum + words.filter(word => word.kind === kind).length, 0)
  return { paragraphs, wordsAdded: count('added'), wordsRemoved: count('removed'), wordsKept: count('same') }
}

function wordsOf(pages: readonly string[]): Words {
  const words: Word[] = []
  const starts: number[] = []
  for (const [page, text] of pages.entries())
    for (const paragraph of text.split(/\n[ \t]*\n/)) {
      const found = paragraph.split(/\s+/).filter(word => word !== '')
      if (found.length === 0) continue
      for (const word of found) words.push({ text: word, paragraph: starts.length })
      starts.push(page)
    }
  return { words, pages: starts }
}

/** A word is the same where its letters are: how a program draws quotes and ligatures makes no change. */
function comparable({ text }: Word): string {
  return text.normalize('NFKC').replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/[–−]/g, '-')
}

interface GroupedWord {
  readonly kind: WordsDiff['kind']
  readonly text: string
}

interface Group {
  readonly words: GroupedWord[]
  /** -1 where one of the texts does not have it. */
  older: number
  readonly newer: number
}

/** The words of both texts in one row; a paragraph that is gone as a whole is a group by itself. */
function groupsOf(older: Words, newer: Words, pairs: Int32Array): Group[] {
  const survives = new Set(
    older.words.flatMap(({ paragraph }, index) => ((pairs[index] ?? -1) >= 0 ? [paragraph] : [])),
  )
  const groups: Group[] = []
  const groupFor = (olderParagraph: number, newerParagraph: number): Group => {
    const last = groups.at(-1)
    const isSame = last && last.newer === newerParagraph && (newerParagraph >= 0 || last.older === olderParagraph)
    if (isSame) {
      if (last.older < 0) last.older = olderParagraph
      return last
    }
    const group: Group = { words: [], older: olderParagraph, newer: newerParagraph }
    groups.push(group)
    return group
  }
  let next = 0
  const addUpTo = (end: number): void => {
    for (; next < end; next += 1) {
      const word = newer.words[next]
      if (word) groupFor(-1, word.paragraph).words.push({ kind: 'added', text: word.text })
    }
  }
  for (const [index, word] of older.words.entries()) {
    const place = pairs[index] ?? -1
    if (place >= 0) {
      addUpTo(place)
      const there = newer.words[place]
      if (there) groupFor(word.paragraph, there.paragraph).words.push({ kind: 'same', text: there.text })
      next = place + 1
    } else if (survives.has(word.paragraph)) {
      // Among the words it stood with: the paragraph of the last one, or of the next one that is left.
      const newerParagraph = paragraphBeside(older, newer, pairs, index, groups.at(-1))
      groupFor(word.paragraph, newerParagraph).words.push({ kind: 'removed', text: word.text })
    } else groupFor(word.paragraph, -1).words.push({ kind: 'removed', text: word.text })
  }
  addUpTo(newer.words.length)
  return groups
}

function paragraphBeside(
  older: Words,
  newer: Words,
  pairs: Int32Array,
  index: number,
  last: Group | undefined,
): number {
  const { paragraph } = older.words[index] ?? { paragraph: -1 }
  if (last && last.older === paragraph && last.newer >= 0) return last.newer
  for (let after = index + 1; older.words[after]?.paragraph === paragraph; after += 1) {
    const place = pairs[after] ?? -1
    if (place >= 0) return newer.words[place]?.paragraph ?? -1
  }
  return -1
}

function paragraphOf({ words, older, newer }: Group, from: Words, to: Words): ParagraphDiff {
  const kinds = new Set(words.map(({ kind }) => kind))
  const [only] = kinds
  return {
    kind: kinds.size === 1 && only ? only : 'changed',
    fromPage: older < 0 ? null : (from.pages[older] ?? null),
    toPage: newer < 0 ? null : (to.pages[newer] ?? null),
    parts: partsOf(words),
  }
}

/** Words of one kind that follow each other, as one. */
function partsOf(words: readonly GroupedWord[]): WordsDiff[] {
  const parts: { readonly kind: WordsDiff['kind']; readonly words: string[] }[] = []
  for (const { kind, text } of words) {
    const last = parts.at(-1)
    if (last?.kind === kind) last.words.push(text)
    else parts.push({ kind, words: [text] })
  }
  return parts.map(part => ({ kind: part.kind, text: part.words.join(' ') }))
}
