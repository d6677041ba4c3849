import type { Corpus } from './corpus.ts'
import type { Pair } from './contrast.ts'

/** Texts that belong together: title and abstract of a paper, two halves of its words, two papers with two authors in common. */
export function makePairs({ papers }: Corpus, taught: readonly number[], random: () => number): Pair[] {
  const pairs: Pair[] = []
  for (const number of taught) {
    const paper = papers[number]
    if (!paper) continue
    const [title, abstract] = [distinct(paper.title), distinct(paper.abstract)]
    if (title.length > 0 && abstract.length > 0) pairs.push([title, abstract])
    const words = shuffled(distinct([...paper.title, ...paper.abstract]), random)
    const half = words.length >> 1
    if (half > 0) pairs.push([words.slice(0, half), words.slice(half)])
  }
  return shuffled(pairs, random)
}

// Whoever signs more papers than this is several people of one name.
const MOST_PAPERS_OF_ONE = 12

/** Papers with at least two authors in common. */
export function papersOfOneGroup(
  { papers }: Corpus,
  taught: readonly number[],
): readonly (readonly [number, number])[] {
  const byAuthor = new Map<string, number[]>()
  for (const number of taught)
    for (const author of new Set(papers[number]?.authors)) {
      const known = byAuthor.get(author)
      if (known) known.push(number)
      else byAuthor.set(author, [number])
    }
  const shared = new Map<string, number>()
  for (const numbers of byAuthor.values())
    if (numbers.length <= MOST_PAPERS_OF_ONE)
      for (const [at, second] of numbers.entries())
        for (const first of numbers.slice(0, at)) {
          const key = `${first} ${second}`
          shared.set(key, (shared.get(key) ?? 0) + 1)
        }
  return [...shared]
    .filter(([, count]) => count >= 2)
    .map(([key]) => {
      const [first, second] = key.split(' ').map(Number)
      return [first ?? 0, second ?? 0] as const
    })
}

export function groupPairs({ papers }: Corpus, groups: readonly (readonly [number, number])[]): Pair[] {
  const words = (number: number): number[] =>
    distinct([...(papers[number]?.title ?? []), ...(papers[number]?.abstract ?? [])])
  return groups.map(([first, second]) => [words(first), words(second)])
}

function distinct(words: readonly number[]): number[] {
  return [...new Set(words)]
}

export function shuffled<T>(list: T[], random: () => number): T[] {
  for (let at = list.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1))
    const [a, b] = [list[at], list[other]]
    if (a !== undefined && b !== undefined) [list[at], list[other]] = [b, a]
  }
  return list
}
