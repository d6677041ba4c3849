import type { Interest } from '../../src/preload/contract/interest.ts'
import type { PaperId } from '../../src/preload/contract/paper.ts'
import type { ViewIds } from '../../src/preload/contract/search.ts'

/** A reader of one interest, who decides about whatever stands first; and what "For you" then makes of the rest. */

export interface TopicalPaper {
  readonly title: string
  readonly abstract: string | null
  readonly topic: string
}

export interface ReaderOutcome {
  /** The share of papers of the interest among the first ten undecided: by "For you", and as they came. */
  readonly ranked: number
  readonly plain: number
  /** The words that raise the first paper most. */
  readonly words: readonly string[]
}

export type CallLibrary = <T>(method: string, args: unknown) => Promise<T>

const INBOX = { kind: 'status', status: 'inbox' } as const
const FOR_YOU = { by: 'interest', descending: true } as const
const DECISIONS = 20
const JUDGED = 10
const WORDS = 4

/** All papers are undecided before and after. `isOfInterest` is asked of each by its number in the library. */
export async function simulateReader(
  call: CallLibrary,
  isOfInterest: (paper: PaperId) => boolean,
): Promise<ReaderOutcome> {
  const idsBy = async (sort: typeof FOR_YOU | null): Promise<readonly PaperId[]> =>
    (await call<ViewIds>('papers.ids', sort ? { view: INBOX, sort } : { view: INBOX })).ids
  const decided: PaperId[] = []
  while (decided.length < DECISIONS) {
    const [paper] = await idsBy(FOR_YOU)
    if (paper === undefined) break
    await call('papers.setStatus', { ids: [paper], status: isOfInterest(paper) ? 'queued' : 'dismissed' })
    decided.push(paper)
  }
  const ranked = await idsBy(FOR_YOU)
  const plain = await idsBy(null)
  const { reasons } = await call<Interest>('interest.explain', { paper: ranked[0] })
  const words = reasons.filter(({ kind, effect }) => kind === 'word' && effect > 0)
  await call('papers.setStatus', { ids: decided, status: 'inbox' })
  const precision = (ids: readonly PaperId[]): number => ids.slice(0, JUDGED).filter(isOfInterest).length / JUDGED
  return {
    ranked: precision(ranked),
    plain: precision(plain),
    words: words.slice(0, WORDS).map(({ label }) => label.toLowerCase()),
  }
}

/** As many papers of each topic, mixed. `random` is 0..1. */
export function mixTopics<T extends TopicalPaper>(
  papers: readonly T[],
  topics: readonly string[],
  each: number,
  random: () => number,
): T[] {
  const mixed = topics.flatMap(topic => papers.filter(paper => paper.topic === topic).slice(0, each))
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1))
    const [a, b] = [mixed[at], mixed[other]]
    if (a && b) [mixed[at], mixed[other]] = [b, a]
  }
  return mixed
}

/** Whether a word is a topic's: of its papers at least twice as large a part has it as of the others. */
export function isTopicsWord(word: string, topic: string, papers: readonly TopicalPaper[]): boolean {
  const holds = ({ title, abstract }: TopicalPaper): boolean =>
    `${title} ${abstract ?? ''}`
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.includes(word) ?? false
  const shareOf = (some: readonly TopicalPaper[]): number => some.filter(holds).length / Math.max(1, some.length)
  const own = shareOf(papers.filter(paper => paper.topic === topic))
  return own > 0 && own >= 2 * shareOf(papers.filter(paper => paper.topic !== topic))
}
