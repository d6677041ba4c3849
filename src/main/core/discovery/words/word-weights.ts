import { countIn, FIELD_COMBINATIONS } from './paper-terms.ts'

/** BM25 over the fields as one text (BM25F): how soon a word repeated counts no more, and how much long texts are held back. */
const SATURATION = 1.5
const LENGTH_SHARE = 0.75
const WEIGHTS = { title: 3, abstract: 1, note: 2, organization: 2, facts: 1.5, author: 3 } as const

/** How often a word counts as standing there, by its fields. */
export const COUNTS = Float32Array.from({ length: FIELD_COMBINATIONS }, (_, fields) =>
  (Object.keys(WEIGHTS) as (keyof typeof WEIGHTS)[]).reduce(
    (sum, field) => sum + WEIGHTS[field] * countIn(fields, field),
    0,
  ),
)
export const ALL_FIELDS = FIELD_COMBINATIONS - 1

/** A word of this rarity that stands there without end adds so many times its rarity. */
export const MOST_OF_A_WORD = SATURATION + 1

export interface Hold {
  readonly held: number
  readonly heldByLength: number
}

/** A word that counts `count` times in a paper of some length adds the share count / (count + held + heldByLength * length) of its most. */
export function holdOf(meanLength: number): Hold {
  return { held: SATURATION * (1 - LENGTH_SHARE), heldByLength: (SATURATION * LENGTH_SHARE) / meanLength }
}

export function rarityOf(spread: number, papers: number): number {
  return Math.log(1 + (papers - spread + 0.5) / (spread + 0.5))
}
