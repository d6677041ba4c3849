import type { FeedKind } from '../../../../preload/contract/feed.ts'
import { withHostName } from '../../host-name.ts'
import { announcementsOf, categoriesOf, listAtArxiv, queryOf } from '../sources/arxiv.ts'
import { DAILY_PAPERS } from '../sources/hugging-face.ts'

/** What a reader means by "daily-papers", "cs.CL", "au:lovelace", or the address of one of their lists. Pure. */

export interface FeedAddress {
  readonly kind: FeedKind
  readonly name: string
  readonly url: string
}

const DAILY: FeedAddress = { kind: 'daily-papers', name: 'Daily Papers', url: DAILY_PAPERS }
const TRENDING: FeedAddress = { kind: 'daily-papers', name: 'Trending Papers', url: `${DAILY_PAPERS}?sort=trending` }

/** Null where only looking at the address would tell, or where it is none. */
export function knownAddress(reference: string): FeedAddress | null {
  const text = reference.trim()
  if (/^daily[- ]?papers$/i.test(text)) return DAILY
  if (/^trending([- ]papers)?$/i.test(text)) return TRENDING
  const categories = categoriesOf(text)
  if (categories !== null) return { kind: 'arxiv', ...announcementsOf(categories) }
  const url = webAddressOf(text)
  if (url === null) {
    const query = queryOf(text)
    return query === null ? null : { kind: 'arxiv', ...query }
  }
  const arxiv = listAtArxiv(url)
  return arxiv === null ? listOfHuggingFace(url) : { kind: 'arxiv', ...arxiv }
}

/** An address of the web, also without "https://" and as "feed:"; null for anything else. */
export function webAddressOf(text: string): URL | null {
  const address = text
    .trim()
    .replace(/^feed:(\/\/)?(?=https?:)/i, '')
    .replace(/^feed:\/\//i, 'https://')
  const url = URL.parse(/^[\w-]+(\.[\w-]+)+(:\d+)?(\/\S*)?$/.test(address) ? `https://${address}` : address)
  return url && (url.protocol === 'http:' || url.protocol === 'https:') ? withHostName(url) : null
}

function listOfHuggingFace(url: URL): FeedAddress | null {
  if (!/^(www\.)?(huggingface\.co|hf\.co)$/.test(url.hostname)) return null
  if (/^\/papers\/trending\/?$/.test(url.pathname)) return TRENDING
  if (/^\/papers\/?$|^\/papers\/(date|week|month)\//.test(url.pathname)) return DAILY
  if (!/^\/api\/daily_papers\/?$/.test(url.pathname)) return null
  return url.searchParams.get('sort') === 'trending' ? TRENDING : DAILY
}
