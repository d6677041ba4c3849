import type { PaperFacts } from '../../../preload/contract/paper.ts'
import { arxivIdIn } from './paper-identity.ts'

/** Facts with how much their source is trusted, and when they were seen to be true (ISO day or instant). */
export interface SeenFacts {
  readonly facts: PaperFacts
  readonly trust: Trust
  readonly observedAt: string
}

/** 0 guessed from a PDF · 1 a saved page · 2 a bibliography or our own JSON · 3 the archive itself. */
export type Trust = 0 | 1 | 2 | 3

const COUNTS = ['comments', 'upvotes', 'githubStars'] as const
const LISTS = ['keywords', 'categories', 'enclosures'] as const
const PLAIN = [
  'key',
  'title',
  'abstract',
  'organization',
  'arxivId',
  'doi',
  'openReviewId',
  'url',
  'pdfUrl',
  'codeUrl',
  'projectUrl',
  'venue',
  'year',
  'volume',
  'pages',
  'content',
  'summary',
] as const

/**
 * What is known of a paper after one more source has spoken. A gap is filled by anybody; where both say something, the
 * more trusted source wins, among equals the later one. Nothing a source leaves out is taken away. Pure.
 */
export function mergeFacts(known: SeenFacts, incoming: SeenFacts): SeenFacts {
  const later = incoming.observedAt > known.observedAt
  const wins = incoming.trust > known.trust || (incoming.trust === known.trust && later)
  const facts: Record<string, unknown> = { ...known.facts }
  for (const name of PLAIN)
    if (isEmpty(known.facts[name]) || (wins && !isEmpty(incoming.facts[name]))) facts[name] = incoming.facts[name]
  for (const name of LISTS)
    if (known.facts[name].length === 0 || (wins && incoming.facts[name].length > 0)) facts[name] = incoming.facts[name]
  for (const name of COUNTS)
    facts[name] = mergeCount(known.facts[name], incoming.facts[name], incoming.observedAt, known.observedAt)
  if (known.facts.authors.length === 0 || (wins && incoming.facts.authors.length > 0)) {
    facts['authors'] = incoming.facts.authors
  }
  facts['authorCount'] = Math.max(known.facts.authorCount ?? 0, incoming.facts.authorCount ?? 0) || null
  // The published version's DOI says more than the preprint's, which is the arXiv id again.
  if (isPreprintDoi(known.facts.doi) && incoming.facts.doi) facts['doi'] = incoming.facts.doi
  if (isPreprintDoi(incoming.facts.doi) && known.facts.doi) facts['doi'] = known.facts.doi
  // A citation key says more than the arXiv id again: papers are cited by it already.
  if (known.facts.key !== null && known.facts.key === known.facts.arxivId && incoming.facts.key)
    facts['key'] = incoming.facts.key
  if (known.facts.key && incoming.facts.key === incoming.facts.arxivId) facts['key'] = known.facts.key
  Object.assign(facts, mergeDates(known.facts, incoming.facts, wins), mergeVersion(known.facts, incoming.facts))
  return {
    // Every field was taken from one of two values of the type.
    facts: facts as unknown as PaperFacts,
    trust: incoming.trust > known.trust ? incoming.trust : known.trust,
    observedAt: later ? incoming.observedAt : known.observedAt,
  }
}

function isPreprintDoi(doi: string | null): boolean {
  return doi?.startsWith('10.48550/arxiv.') === true
}

function isEmpty(value: unknown): boolean {
  return value === null || value === ''
}

/** The later count; of two of the same time the larger, so that the order of import does not matter. */
function mergeCount(known: number | null, incoming: number | null, incomingAt: string, knownAt: string): number | null {
  if (incoming === null || known === null) return incoming ?? known
  if (incomingAt === knownAt) return Math.max(known, incoming)
  return incomingAt > knownAt ? incoming : known
}

function mergeDates(
  known: PaperFacts,
  incoming: PaperFacts,
  wins: boolean,
): Pick<PaperFacts, 'publishedAt' | 'publishedInferred'> {
  const takeIncoming =
    incoming.publishedAt !== null &&
    (known.publishedAt === null ||
      (known.publishedInferred && !incoming.publishedInferred) ||
      (wins && !(incoming.publishedInferred && !known.publishedInferred)))
  const from = (guessedTwice(known, incoming) ?? takeIncoming) ? incoming : known
  return { publishedAt: from.publishedAt, publishedInferred: from.publishedInferred }
}

/**
 * A day without a year, guessed from the days of two captures: a paper is no younger than when it was first seen. Answers
 * whether the incoming guess is the earlier one; null where it is not the same day guessed twice.
 */
function guessedTwice(known: PaperFacts, incoming: PaperFacts): boolean | null {
  const [before, after] = [known.publishedAt, incoming.publishedAt]
  if (!known.publishedInferred || !incoming.publishedInferred || before === null || after === null) return null
  return before.slice(4) === after.slice(4) ? after < before : null
}

/** The newest version seen, with its date. */
function mergeVersion(known: PaperFacts, incoming: PaperFacts): Pick<PaperFacts, 'arxivVersion' | 'updatedAt'> {
  const [before, after] = [known.arxivVersion ?? 0, incoming.arxivVersion ?? 0]
  const arxivVersion = Math.max(before, after) || null
  if (after !== before)
    return {
      arxivVersion,
      updatedAt: (after > before ? incoming.updatedAt : known.updatedAt) ?? known.updatedAt ?? incoming.updatedAt,
    }
  const updatedAt =
    [known.updatedAt, incoming.updatedAt]
      .filter(date => date !== null)
      .sort()
      .at(-1) ?? null
  return { arxivVersion, updatedAt }
}

/** Facts with what follows from them filled in: as they are kept, so that the same source twice is the same twice. */
export function completeFacts(facts: PaperFacts): PaperFacts {
  const authorCount = Math.max(facts.authorCount ?? 0, facts.authors.length) || null
  // A feed whose own address nobody knows may have relative ones, which lead nowhere from here.
  const url = facts.url !== null && /^https?:\/\//i.test(facts.url) ? facts.url : null
  return { ...facts, authorCount, arxivId: arxivIdIn(facts), doi: facts.doi?.toLowerCase() ?? null, url }
}

/** Whether the facts say the same, whoever said them and when. */
export function sameFacts(a: PaperFacts, b: PaperFacts): boolean {
  return (Object.keys(a) as (keyof PaperFacts)[]).every(name => {
    const [one, other] = [a[name], b[name]]
    return one === other || (typeof one === 'object' && one !== null && JSON.stringify(one) === JSON.stringify(other))
  })
}
