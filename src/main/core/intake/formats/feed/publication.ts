import { arxivIdOf, doiOf, openReviewIdOf } from '../../../papers/paper-identity.ts'
import type { PaperFacts } from '../../../../../preload/contract/paper.ts'
import { lineOrNull } from '../../text-cleaning/clean-text.ts'
import type { FeedElement } from './feed-element.ts'
import { readFeedDate } from './feed-dates.ts'
import { isPdfAddress } from './feed-links.ts'
import type { PublicationNote } from './publication-note.ts'

/** What an entry says of where its paper was published: PRISM and Dublin Core, and the ids in its addresses. */

export type Publication = Pick<PaperFacts, 'doi' | 'venue' | 'volume' | 'pages' | 'year'>

export function publicationOf(
  entry: FeedElement,
  feed: FeedElement,
  addresses: readonly string[],
  note: PublicationNote,
): Publication {
  const { text, all } = entry
  const said = [
    ...all(
      'prism doi',
      'arxiv doi',
      'dc identifier',
      'dcterms identifier',
      'prism url',
      'own guid',
      'own id',
      'atom id',
    ),
    ...all('dc source', 'prism link'),
  ]
  const ids = said.map(element => element.content.filter(part => typeof part === 'string').join(''))
  return {
    doi:
      ids.map(doiInAddress).find(doi => doi !== null) ?? addresses.map(doiInAddress).find(doi => doi !== null) ?? null,
    venue: lineOrNull(
      text('prism publicationname', 'arxiv journal_ref', 'arxiv journal_reference') ??
        note.venue ??
        venueOf(entry, feed),
    ),
    volume: lineOrNull(text('prism volume', 'own volume')) ?? note.volume,
    pages: pagesOf(entry) ?? note.pages,
    year: yearOf(entry) ?? note.year,
  }
}

/** A journal names itself once, at the head of its feed. */
function venueOf(entry: FeedElement, feed: FeedElement): string | null {
  const said = feed.text('prism publicationname')
  if (said !== null || entry.text('own volume', 'prism volume') === null) return said
  // What has volumes is a journal, and its feed is called after it.
  return (
    feed
      .text('own title')
      ?.replace(
        /(?<!\s)\s*[-–—:|]\s*(?:new toc|toc|table of contents|latest|(?:most )?recent|current issue|early access).*$/i,
        '',
      ) ?? null
  )
}

function pagesOf({ text }: FeedElement): string | null {
  const range = lineOrNull(text('prism pagerange'))
  if (range !== null) return range.replace(/\s*[-–—]+\s*/, '-')
  const [from, to] = [
    lineOrNull(text('prism startingpage', 'own startpage')),
    lineOrNull(text('prism endingpage', 'own endpage')),
  ]
  if (from === null) return to
  return to === null || to === from ? from : `${from}-${to}`
}

function yearOf({ text }: FeedElement): number | null {
  const dates = [
    text('prism coverdate'),
    text('prism publicationdate'),
    text('prism coverdisplaydate'),
    text('prism publicationyear'),
  ]
  for (const date of dates) {
    const year = date === null ? null : (readFeedDate(date)?.year ?? null)
    if (year !== null) return year
  }
  return null
}

/** Addresses go on behind a DOI: "/abstract", "v1.full", "?af=R". */
export function doiInAddress(address: string): string | null {
  if (!/10\.\d{4,9}(?:\/|%2f)/i.test(address)) return null
  const doi = doiOf(address)
  if (doi === null) return null
  const bare = doi
    .replace(/&.*$/, '')
    .replace(/\/(?:abstract|abs|full|fulltext|full\/html|epdf|pdf|pdfft|meta|html|summary)\/?$/, '')
    .replace(/\/$/, '')
  // bioRxiv and medRxiv put the version behind it.
  return bare.startsWith('10.1101/') ? bare.replace(/v\d+(?:\..*)?$/, '') : bare
}

/** The id of arXiv or OpenReview that an entry's own id or address is. */
export function archiveIdsOf(
  ids: readonly (string | null)[],
): Pick<PaperFacts, 'arxivId' | 'arxivVersion' | 'openReviewId'> {
  const known = ids.filter(id => id !== null)
  // The ids of before 2007 look like the dates in other sites' addresses: "physics/2021011".
  const arxiv = known
    .filter(id => /arxiv|(?:huggingface|hf)\.co\/papers\//i.test(id))
    .map(arxivIdOf)
    .find(found => found !== null)
  const review = known.map(openReviewIdOf).find(found => found !== null)
  return { arxivId: arxiv?.id ?? null, arxivVersion: arxiv?.version ?? null, openReviewId: review ?? null }
}

/** Where the PDF is: said by the feed, or known of the archive the page stands in. */
export function pdfAddressOf(
  said: readonly string[],
  facts: Pick<PaperFacts, 'arxivId' | 'openReviewId' | 'doi' | 'url' | 'enclosures'>,
): string | null {
  const enclosed = facts.enclosures.find(({ type, url }) => /\bpdf\b/i.test(type ?? '') || isPdfAddress(url))
  if (enclosed) return enclosed.url
  if (said[0] !== undefined) return said[0]
  if (facts.arxivId !== null) return `https://arxiv.org/pdf/${facts.arxivId}`
  if (facts.openReviewId !== null) return `https://openreview.net/pdf?id=${facts.openReviewId}`
  const preprint = /(bio|med)rxiv\.org\/.*?[\d.]{6,}(v\d+)/i.exec(facts.url ?? '')
  if (preprint && facts.doi?.startsWith('10.1101/'))
    return `https://www.${preprint[1] ?? ''}rxiv.org/content/${facts.doi}${preprint[2] ?? ''}.full.pdf`
  const anthology = /^https?:\/\/(?:www\.)?aclanthology\.org\/([\w.-]+?)\/?$/i.exec(facts.url ?? '')?.[1]
  return anthology === undefined ? null : `https://aclanthology.org/${anthology}.pdf`
}
