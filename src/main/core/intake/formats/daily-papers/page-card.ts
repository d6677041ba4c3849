import type { PaperFacts } from '../../../../../preload/contract/paper.ts'
import { arxivIdOf } from '../../../papers/paper-identity.ts'
import { lineOrNull, oneLine, paragraphs, webAddress } from '../../text-cleaning/clean-text.ts'
import { calendarDay, newestDay } from '../../text-cleaning/dates.ts'
import type { PageDate } from './page-line-kind.ts'
import { huggingFaceAddresses, paperFacts } from '../paper-facts.ts'

/** One paper as a Daily Papers page shows it, from its text or from its HTML. */
export interface PageCard {
  readonly title: string
  readonly abstract: string | null
  readonly authorCount: number | null
  readonly organization: string | null
  readonly date: PageDate | null
  readonly comments: number | null
  readonly upvotes: number | null
  readonly stars: number | null
  /** Addresses its links had. */
  readonly links: readonly string[]
}

export function cardFacts(card: PageCard, capturedOn: string): PaperFacts {
  const id = arxivIdIn(card.links)
  const repository = card.links.find(link => /^https?:\/\/(?:www\.)?(?:github|gitlab)\.com\/[^/]+\/[^/]+/i.test(link))
  return paperFacts({
    ...(id && huggingFaceAddresses(id)),
    title: oneLine(card.title),
    abstract: card.abstract === null ? null : paragraphs(card.abstract) || null,
    authorCount: card.authorCount,
    organization: lineOrNull(card.organization),
    publishedAt: card.date && dayOf(card.date, capturedOn),
    publishedInferred: card.date !== null && card.date.year === null,
    codeUrl: webAddress(repository),
    comments: card.comments,
    upvotes: card.upvotes,
    githubStars: card.stars,
  })
}

/** The id of the paper a link of the page leads to, to Hugging Face's page of it or to arXiv's. */
export function paperIdOf(link: string): string | null {
  return /^https?:\/\/(?:www\.)?(?:huggingface\.co|hf\.co)\/papers\/[^?#]+$/i.test(link)
    ? (arxivIdOf(link)?.id ?? null)
    : null
}

function arxivIdIn(links: readonly string[]): string | null {
  for (const link of links) {
    const id = paperIdOf(link)
    if (id) return id
  }
  const arxiv = links.find(link => /^https?:\/\/(?:www\.)?arxiv\.org\/(?:abs|pdf)\//i.test(link))
  return arxiv ? (arxivIdOf(arxiv)?.id ?? null) : null
}

function dayOf({ year, month, day }: PageDate, capturedOn: string): string | null {
  return year === null ? newestDay(month, day, capturedOn) : calendarDay(year, month, day)
}

/** The trending page has every paper twice, for wide and for narrow windows: one is kept, with what either of them says. */
export function withoutDoubles(cards: readonly PageCard[]): PageCard[] {
  const kept: PageCard[] = []
  const places = new Map<string, number>()
  for (const card of cards) {
    const key = `${oneLine(card.title)}\n${oneLine(card.abstract ?? '')}`
    const place = places.get(key)
    const other = place === undefined ? undefined : kept[place]
    if (place !== undefined && other) kept[place] = merged(other, card)
    else {
      places.set(key, kept.length)
      kept.push(card)
    }
  }
  return kept
}

function merged(a: PageCard, b: PageCard): PageCard {
  return {
    title: a.title,
    abstract: a.abstract,
    authorCount: a.authorCount ?? b.authorCount,
    organization: a.organization ?? b.organization,
    date: a.date ?? b.date,
    comments: a.comments ?? b.comments,
    upvotes: a.upvotes ?? b.upvotes,
    stars: a.stars ?? b.stars,
    links: [...new Set([...a.links, ...b.links])],
  }
}
