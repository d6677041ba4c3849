import { seeded } from './bench-papers.ts'

/** Questions of readers who know which paper they look for, drawn from the papers themselves. */

export interface ItemPaper {
  readonly id: string
  readonly title: string
  readonly authors: readonly string[]
  readonly abstract: string | null
  readonly year?: number
}

export interface ItemQuestion {
  readonly text: string
  /** Of the title of a paper that was found. */
  isMeant(title: string): boolean
}

const STOP = new Set(
  'the of and for with from using via into over under this that based towards toward through'.split(' '),
)

export function knownItems(
  papers: readonly ItemPaper[],
  count: number,
): Readonly<Record<string, readonly ItemQuestion[]>> {
  const random = seeded(20_261_125)
  const byTitle = Map.groupBy(papers, paper => fold(paper.title))
  const spread = new Map<string, number>()
  for (const { title, abstract } of papers)
    for (const word of new Set(wordsIn(`${title} ${abstract ?? ''}`))) spread.set(word, (spread.get(word) ?? 0) + 1)
  const drawn = (fits: (paper: ItemPaper) => boolean): ItemPaper[] => {
    const found: ItemPaper[] = []
    for (let tries = 0; found.length < count && tries < count * 50; tries += 1) {
      const paper = papers[Math.floor(random() * papers.length)]
      if (paper && fits(paper)) found.push(paper)
    }
    return found
  }
  // The same title twice is the same paper to whoever asks.
  const same = (paper: ItemPaper) => (title: string) => fold(title) === fold(paper.title)
  const rare = (paper: ItemPaper): string[] =>
    [...new Set(wordsIn(paper.title))]
      .filter(word => word.length > 3 && !STOP.has(word))
      .sort((a, b) => (spread.get(a) ?? 0) - (spread.get(b) ?? 0))
  const isTelling = (paper: ItemPaper): boolean => rare(paper).length >= 4

  return {
    'a title': drawn(isTelling).map(paper => ({ text: paper.title, isMeant: same(paper) })),
    'three rare words': drawn(isTelling).map(paper => ({
      text: rare(paper).slice(0, 3).join(' '),
      isMeant: same(paper),
    })),
    'author and year': drawn(paper => paper.authors.length > 0 && paper.year !== undefined).map(paper => {
      const family = familyOf(paper.authors[0] ?? '')
      return {
        text: `${family} ${paper.year}`,
        isMeant: title =>
          (byTitle.get(fold(title)) ?? []).some(
            found =>
              found.year === paper.year && found.authors.some(name => fold(name).split(/[\s-]/).includes(fold(family))),
          ),
      }
    }),
    'a typo': drawn(isTelling).map(paper => {
      const words = rare(paper).slice(0, 4)
      const wrong = words.findIndex(word => word.length >= 6)
      return {
        text: words.map((word, at) => (at === wrong ? mistyped(word, random) : word)).join(' '),
        isMeant: same(paper),
      }
    }),
    'an unfinished word': drawn(isTelling).map(paper => {
      const words = wordsIn(paper.title).slice(0, 6)
      const last = words.at(-1) ?? ''
      return {
        text: [...words.slice(0, -1), last.slice(0, Math.max(2, Math.ceil(last.length * 0.6)))].join(' '),
        isMeant: same(paper),
      }
    }),
  }
}

function mistyped(word: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (word.length - 2))
  switch (Math.floor(random() * 3)) {
    case 0:
      return word.slice(0, at) + word.slice(at + 1)
    case 1:
      return word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2)
    default:
      return `${word.slice(0, at)}${word[at] ?? ''}${word.slice(at)}`
  }
}

function familyOf(name: string): string {
  return name.split(/\s+/).at(-1) ?? name
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .trim()
}

function wordsIn(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? []
}
