import { organizationName } from './organization-name.ts'
import { type PageText, readTexts } from './page-body.ts'
import {
  type Byline,
  type Count,
  emptyByline,
  isAvatar,
  isName,
  isOrganization,
  meaningOf,
  readCounts,
} from './page-byline.ts'
import type { PageCard } from './page-card.ts'
import type { PageItem } from './page-items.ts'
import type { PageLine } from './page-lines.ts'

/** Goes down the lines of a page and closes a paper where the next one begins. */
export interface CardReading {
  readonly cards: readonly PageCard[]
  /** The paper the page stops in the middle of; it is not among the cards. */
  readonly cut: { readonly line: number; readonly title: string } | null
}

/** `isEnded`: whether the page ends with the end of a line. */
export function readCards(items: readonly PageItem[], isEnded: boolean): CardReading {
  const isMarked = startsWithVotes(items)
  const cards: PageCard[] = []
  let body: PageLine[] = []
  let byline = emptyByline()
  let votes: number | null = null
  let cut: CardReading['cut'] = null

  const finish = (next: 'text' | 'submitter' | 'end'): void => {
    const { comments, nextVotes } = readCounts(byline, isMarked, next)
    const texts = body.length === 0 ? [] : readTexts(body, isMarked)
    for (const [index, text] of texts.entries()) {
      const isLast = index === texts.length - 1
      const own = isLast ? byline : emptyByline()
      if (isLast && next === 'end' && isCut(byline, text, cards, isEnded))
        cut = { line: text.lastLine, title: text.title }
      else
        cards.push({
          ...{ title: text.title, abstract: text.abstract, links: [...text.links, ...own.links] },
          ...{ authorCount: own.authors, organization: own.organization, date: own.date, stars: own.stars },
          comments: isLast ? comments : null,
          upvotes: own.upvotes ?? (index === 0 ? votes : null),
        })
    }
    if (texts.length > 0 || next !== 'submitter') votes = nextVotes
    body = []
    byline = emptyByline()
  }

  for (let index = 0; index < items.length; index++) {
    const item = items[index]
    if (!item) break
    const { line, says } = item
    switch (says.kind) {
      case 'text':
        if (isOrganization(items, index, body, byline)) {
          byline.organization = organizationName(line.text, line.links)
          byline.begun = true
          break
        }
        if (
          byline.begun &&
          index === items.length - 1 &&
          (items[index - 1]?.says.kind === 'dot' || line.text === '\ufffd')
        ) {
          byline.broken = true
          break
        }
        if (byline.begun) finish('text')
        body.push(line)
        break
      case 'authors':
        if (body.length === 0) break
        byline.authors ??= says.count
        byline.begun = true
        break
      case 'date':
        if (body.length === 0) break
        byline.date ??= says.date
        byline.comments ??= says.comments
        byline.begun = true
        break
      case 'count':
      case 'dash': {
        if (says.kind === 'dash' && isAvatar(items, index)) break
        const count: Count = {
          count: says.kind === 'count' ? says.count : 0,
          means: says.kind === 'dash' ? 'upvotes' : meaningOf(line.links),
        }
        if (byline.awaitsUpvotes) byline.upvotes = count.count
        else if (byline.begun) byline.counts.push(count)
        else {
          if (body.length > 0 && isMarked) finish('text')
          votes = count.count
        }
        byline.awaitsUpvotes = false
        break
      }
      case 'signals':
        if (body.length === 0) break
        byline.begun = true
        byline.stars ??= says.stars
        byline.awaitsUpvotes = says.upvotes === 'next'
        if (typeof says.upvotes === 'number') byline.upvotes = says.upvotes
        byline.links.push(...line.links)
        break
      case 'submitter':
        finish('submitter')
        if (/^submitted by$/i.test(line.text) && isName(items[index + 1])) index += 1
        break
      case 'dot':
      case 'furniture':
        break
    }
  }
  finish('end')
  return { cards, cut }
}

/** Whether the page has a vote box or a "Submitted by" before its first title, and so before every one. */
function startsWithVotes(items: readonly PageItem[]): boolean {
  for (const { says } of items) {
    if (says.kind === 'count' || says.kind === 'dash' || says.kind === 'submitter') return true
    if (says.kind === 'text') return false
  }
  return false
}

/** Stops in the middle of a sentence with nothing below it, or where every other paper of the page has something more. */
function isCut(byline: Byline, text: PageText, others: readonly PageCard[], isEnded: boolean): boolean {
  if (byline.broken) return true
  const dated = others.filter(({ date }) => date !== null).length
  if (!byline.begun) return !text.isEnded || (!isEnded && dated > 2 && dated >= others.length * 0.8)
  return (
    byline.date === null &&
    byline.upvotes === null &&
    dated > 0 &&
    others.every(card => card.date !== null || card.authorCount === null)
  )
}
