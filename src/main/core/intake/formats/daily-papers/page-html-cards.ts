import { organizationName } from './organization-name.ts'
import { type PageCard, paperIdOf } from './page-card.ts'
import type { HtmlPiece } from './page-html.ts'
import { dateIn, lineKind, type PageDate } from './page-line-kind.ts'

/** The papers of a saved page by what its browser showed: a heading that links to a paper, and what stands with it. */
export function htmlCards(pieces: readonly HtmlPiece[]): PageCard[] {
  return cardPieces(pieces)
    .map(readCard)
    .filter(card => card !== null)
}

/** One group a card: by article where the page has them, else from one vote box or title to the next. */
function cardPieces(pieces: readonly HtmlPiece[]): HtmlPiece[][] {
  const groups: HtmlPiece[][] = []
  let current = ''
  for (const piece of pieces) {
    const id = piece.link === null ? null : idIn(piece.link)
    const key = piece.article >= 0 ? `article ${piece.article}` : (id ?? current)
    if (key === '') continue
    if (key !== current) groups.push([])
    groups.at(-1)?.push(piece)
    current = key
  }
  return groups
}

/** The vote box links to the log-in page and names the paper in its query. */
function idIn(link: string): string | null {
  const next = URL.parse(link)?.searchParams.get('next')
  return paperIdOf(next ? `https://huggingface.co${next}` : link.replace(/#.*$/, ''))
}

function readCard(pieces: readonly HtmlPiece[]): PageCard | null {
  const title = titleOf(pieces)
  if (title === null) return null
  const own = pieces.filter(piece => !piece.isHeading)
  const kinds = own.map(piece => ({ piece, says: lineKind(piece.text.replace(/^· ?/, '') || '·') }))
  const authors = kinds.find(({ says }) => says.kind === 'authors')?.says
  const signals = kinds.flatMap(({ says }) => (says.kind === 'signals' ? [says] : []))
  const votes = own.find(({ link, text }) => link?.includes('/login?next=') && /^(?:\d|-$)/.test(text))
  return {
    title,
    abstract: abstractOf(own, title),
    authorCount: authors?.kind === 'authors' ? authors.count : null,
    organization: organizationOf(own),
    date: dateOf(own),
    comments: countIn(own.find(({ link, text }) => link?.endsWith('#community') && /\d/.test(text))),
    upvotes: signals.map(({ upvotes }) => upvotes).find(upvotes => typeof upvotes === 'number') ?? countIn(votes),
    stars: signals.find(({ stars }) => stars !== null)?.stars ?? starsOf(own),
    links: [
      ...new Set(
        pieces.flatMap(({ link }) =>
          link === null || link.includes('/login?') ? [] : [link.replace(/#community$/, '')],
        ),
      ),
    ],
  }
}

function titleOf(pieces: readonly HtmlPiece[]): string | null {
  const headings = pieces.filter(piece => piece.isHeading && !/^(?:daily|trending) papers$/i.test(piece.text))
  const text = headings
    .filter(({ link }) => link === null || paperIdOf(link) !== null)
    .map(piece => piece.text)
    .join(' ')
  return text === '' || !pieces.some(({ link }) => link !== null && idIn(link) !== null) ? null : text
}

/** Paragraphs; or the longest text that links to the paper. */
function abstractOf(pieces: readonly HtmlPiece[], title: string): string | null {
  const paragraphs = new Map<number, string>()
  for (const { paragraph, text } of pieces) {
    if (paragraph < 0 || text === title || lineKind(text).kind !== 'text') continue
    const before = paragraphs.get(paragraph)
    // A link inside a sentence is a piece of its own.
    paragraphs.set(
      paragraph,
      before === undefined ? text : `${before} ${text}`.replace(/ (?=[.,;:!?)]$|[.,;:!?)] )/g, ''),
    )
  }
  if (paragraphs.size > 0) return [...paragraphs.values()].join('\n\n')
  const linked = pieces.filter(({ link, text }) => link !== null && idIn(link) !== null && text.length > 120)
  return linked.map(({ text }) => text).sort((a, b) => b.length - a.length)[0] ?? null
}

/** A link to a name on Hugging Face, except that of who submitted the paper. */
function organizationOf(pieces: readonly HtmlPiece[]): string | null {
  const start = pieces.findIndex(({ text }) => /^submitted by/i.test(text))
  const found = pieces.find(({ link, text }, index) => {
    const isSubmitter = start >= 0 && index >= start && index <= start + 1
    return (
      !isSubmitter &&
      link !== null &&
      /^https:\/\/huggingface\.co\/[\w.-]+$/.test(link) &&
      !/^\d|^submitted by/i.test(text) &&
      !/\/(?:papers|login|join)$/.test(link)
    )
  })
  return found ? organizationName(found.text, found.link === null ? [] : [found.link]) : null
}

function dateOf(pieces: readonly HtmlPiece[]): PageDate | null {
  for (const { datetime, text } of pieces) {
    const shown = dateIn(text.replace(/^(?:· ?)?(?:(?:published|submitted) on )?/i, ''))?.date ?? null
    const exact = datetime === null ? null : dateIn(datetime.slice(0, 10))?.date
    if (exact ?? shown) return exact ?? shown
  }
  return null
}

function starsOf(pieces: readonly HtmlPiece[]): number | null {
  return countIn(pieces.find(({ link, text }) => /^https?:\/\/github\.com\//i.test(link ?? '') && /^\d/.test(text)))
}

function countIn(piece: HtmlPiece | undefined): number | null {
  if (!piece) return null
  const says = lineKind(piece.text)
  if (says.kind === 'dash') return 0
  return says.kind === 'count' ? says.count : null
}
