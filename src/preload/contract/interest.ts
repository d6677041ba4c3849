import type { PaperId } from './paper.ts'

export type ReasonKind = 'word' | 'author' | 'organization' | 'paper' | 'rule'

/** What a reader may say to a reason: lower papers for it, or let it count for nothing. */
export type Stance = 'less' | 'never'
export const STANCES = ['less', 'never'] as const satisfies readonly Stance[]

/** One thing that raises or lowers a paper in "For you". */
export interface Reason {
  /** What it is kept under: "word:neuron". */
  readonly feature: string
  readonly kind: ReasonKind
  /** For people: "neurons", "Ada Lovelace", a title, the name of a rule. */
  readonly label: string
  /** > 0 raises the paper; comparable within one answer only. */
  readonly effect: number
  /** Of a reason that is a paper: which. */
  readonly paper: PaperId | null
  readonly stance: Stance | null
}

export interface Interest {
  readonly paper: PaperId
  /** False while too little was decided to rank by: lists keep their own order. */
  readonly isReady: boolean
  /** How many decisions it is learnt from. */
  readonly decisions: number
  readonly score: number
  /** The strongest first, those that raise and those that lower it together. */
  readonly reasons: readonly Reason[]
}

/** What the reader has said to a reason. */
export interface KeptStance {
  readonly feature: string
  readonly label: string
  readonly stance: Stance
}

/** What a catch-up after days away would do. */
export interface CatchUp {
  /** The reader's last step before; null where there was none. */
  readonly awaySince: string | null
  readonly days: number
  /** Whether enough was decided to tell the best by; else they stand as they came. */
  readonly isReady: boolean
  /** Undecided papers in the inbox. */
  readonly undecided: number
  /** The best of them, the best first. */
  readonly kept: readonly PaperId[]
  /** How many would be filed as missed. */
  readonly missed: number
}
