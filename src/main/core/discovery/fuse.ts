/** Scores of two kinds made one. Pure. */

export interface Scale {
  readonly mean: number
  readonly spread: number
}

/** How the best scores of a ranking lie: what is one step up from their mean in one is worth one step in the other. `best` in falling order. */
export function scaleOf(best: readonly number[]): Scale {
  if (best.length === 0) return { mean: 0, spread: 1 }
  const mean = best.reduce((sum, score) => sum + score, 0) / best.length
  const variance = best.reduce((sum, score) => sum + (score - mean) ** 2, 0) / best.length
  return { mean, spread: Math.sqrt(variance) || 1 }
}

export function scaled(score: number, { mean, spread }: Scale): number {
  return (score - mean) / spread
}

/** By how much meaning is to be heard beside words, 0..1. */
export function meaningShare(evidence: WordEvidence): number {
  // Nothing but meaning to go by.
  if (evidence.bestCover === 0) return 1
  if (evidence.isExact) return 0
  // One paper holds everything that was asked, most of it in its title or among its authors: it is known, and looked for.
  const known = Math.max(0, Math.min(1, (evidence.titleCover - 0.6) / 0.3))
  const most = evidence.words <= 2 ? 0.3 : 0.5
  return most * (1 - 0.85 * known)
}

export interface WordEvidence {
  /** How many telling words were asked for. */
  readonly words: number
  /** The share of what was asked, by rarity, that the best paper has. */
  readonly bestCover: number
  /** The same in its title and among its authors alone. */
  readonly titleCover: number
  /** The reader said exactly what to look for: a field, a phrase, a reference. */
  readonly isExact: boolean
}
