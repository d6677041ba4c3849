import type { PaperId } from '../../../preload/contract/paper.ts'
import type { RunningFinder } from '../finder-port.ts'

/** A paper the reader will care for, by what they decided so far, and the words that say so. */
export interface LikedPaper {
  readonly paper: PaperId
  readonly why: string
}

const REASONS = 2
const LABEL = 48

/** The best of these for this reader, the best first; none while too little was decided to tell. */
export async function likedAmong(
  finder: Pick<RunningFinder, 'ask'>,
  papers: readonly PaperId[],
  most: number,
): Promise<readonly LikedPaper[]> {
  if (papers.length === 0) return []
  const { isReady, scores } = await finder.ask({ type: 'interest', papers, explain: null, patient: false })
  if (!isReady) return []
  const best = papers
    .flatMap((paper, at) => ((scores[at] ?? 0) > 0 ? [{ paper, score: scores[at] ?? 0 }] : []))
    .sort((a, b) => b.score - a.score || a.paper - b.paper)
    .slice(0, most)
  const liked: LikedPaper[] = []
  for (const { paper } of best) {
    const { parts } = await finder.ask({ type: 'interest', papers: [paper], explain: paper, patient: false })
    const reasons = parts.filter(({ effect }) => effect > 0).slice(0, REASONS)
    liked.push({ paper, why: reasons.map(({ label }) => shortened(label)).join(', ') })
  }
  return liked
}

/** Of a neighbour the label is its title. */
function shortened(label: string): string {
  return label.length > LABEL ? `${label.slice(0, LABEL - 1).trimEnd()}…` : label
}
