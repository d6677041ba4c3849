import { makeEmbedder } from '../../src/main/core/discovery/meaning/embedder.ts'
import type { WordTable } from '../../src/main/core/discovery/meaning/word-table.ts'
import type { Corpus, TrainingPaper } from './corpus.ts'

export interface TableFigures {
  readonly papers: number
  /** Share of titles whose own abstract is the nearest of all abstracts that were kept apart. */
  readonly titleFirst: number
  /** Mean of 1/rank of it. */
  readonly titleRank: number
  /** The same of one half of an abstract's words and the other. */
  readonly halfFirst: number
  readonly halfRank: number
}

/** How well a table finds papers that it was not taught. */
export function measureTable(corpus: Corpus, apart: readonly number[], table: WordTable): TableFigures {
  const embedder = makeEmbedder(table, null)
  const embed = (words: readonly number[]): Int8Array => {
    const counts = new Map<string, number>()
    for (const word of words) counts.set(corpus.stems[word] ?? '', (counts.get(corpus.stems[word] ?? '') ?? 0) + 1)
    return embedder.embedStems(counts)
  }
  const papers = apart.flatMap(number => corpus.papers[number] ?? [])
  const figures = (
    from: (paper: TrainingPaper) => readonly number[],
    to: (paper: TrainingPaper) => readonly number[],
  ) => {
    const [asked, answers] = [papers.map(paper => embed(from(paper))), papers.map(paper => embed(to(paper)))]
    let [first, rank] = [0, 0]
    for (const [own, question] of asked.entries()) {
      const near = answers.map(answer => product(question, answer))
      const better = near.filter(value => value > (near[own] ?? 0)).length
      if (better === 0) first += 1
      rank += 1 / (better + 1)
    }
    return [first / papers.length, rank / papers.length] as const
  }
  const [titleFirst, titleRank] = figures(
    paper => paper.title,
    paper => paper.abstract,
  )
  const [halfFirst, halfRank] = figures(
    ({ abstract }) => abstract.slice(0, abstract.length >> 1),
    ({ abstract }) => abstract.slice(abstract.length >> 1),
  )
  return { papers: papers.length, titleFirst, titleRank, halfFirst, halfRank }
}

function product(a: Int8Array, b: Int8Array): number {
  let sum = 0
  for (let d = 0; d < a.length; d += 1) sum += (a[d] ?? 0) * (b[d] ?? 0)
  return sum
}
