import type { Author, Paper } from '../../../preload/contract/paper.ts'

/** What bibliographies ask of a paper and no source says outright. Pure. */

export type PublicationKind = 'preprint' | 'article' | 'proceedings' | 'other'

const PROCEEDINGS =
  /\b(?:proceedings|proc\.|conference|conf\.|symposium|workshops?|congress|advances in neural information processing|lecture notes)\b|^(?:neurips|nips|icml|iclr|acl|emnlp|naacl|eacl|coling|cvpr|iccv|eccv|wacv|bmvc|miccai|aaai|ijcai|kdd|sigir|sigmod|sigcomm|siggraph|www|chi|cscw|uist|icra|iros|corl|rss|icassp|interspeech|colt|aistats|uai|osdi|sosp|nsdi|usenix|stoc|focs|soda|popl|pldi|icse|ccs|crypto|eurocrypt)\b/i
const ARCHIVE = /\b(?:arxiv|biorxiv|medrxiv|chemrxiv|preprints?|ssrn|openreview)\b/i

export function kindOf(paper: Paper): PublicationKind {
  if (paper.venue !== null && !ARCHIVE.test(paper.venue))
    return PROCEEDINGS.test(paper.venue) ? 'proceedings' : 'article'
  if (paper.arxivId !== null || paper.venue !== null || /^10\.(?:48550|1101)\//.test(paper.doi ?? '')) return 'preprint'
  return paper.volume === null ? 'other' : 'article'
}

/** The venue; not arXiv's where the id says so already. */
export function venueOf(paper: Paper): string | null {
  return paper.arxivId !== null && /\barxiv\b/i.test(paper.venue ?? '') ? null : paper.venue
}

export interface NameParts {
  readonly family: string
  readonly given: string
  /** "Jr.", "III" */
  readonly suffix: string | null
}

/** A person's name in the parts that bibliographies write; null for a name that is whole. */
export function namePartsOf(author: Author): NameParts | null {
  if (author.family === null || author.given === null) return null
  const [, given = author.given, suffix = null] = /^(.*?)\s+(jr\.?|sr\.?|i{2,3}|iv)$/i.exec(author.given) ?? []
  return { family: author.family, given, suffix }
}

/** "12-19", "12–19", "12--19", "S12-S19" -> first and last; a number of an article has no last. */
export function pageRange(pages: string | null): { readonly first: string; readonly last: string | null } | null {
  const text = pages?.trim() ?? ''
  if (text === '') return null
  const range = /^([\w.:]+)\s*(?:-{1,3}|[–—−])\s*([\w.:]+)$/.exec(text)
  return range?.[1] && range[2] ? { first: range[1], last: range[2] } : { first: text, last: null }
}

/** Year, month, day as far as they are known. A year that was inferred counts as known: the reader sees it in the app too. */
export function dateParts(paper: Paper): readonly number[] {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(paper.publishedAt ?? '')
  const year = yearOf(paper)
  if (year === null) return []
  // A paper printed in a later year than its preprint has the print's year, and no day that goes with it.
  if (!match || Number(match[1]) !== year) return [year]
  return [match[1], match[2], match[3]].filter(part => part !== undefined).map(Number)
}

export function keywordsOf(paper: Paper): string[] {
  return [...new Set([...paper.keywords, ...paper.tags])]
}

/** The page of the paper itself: as given, else made of its ids. */
export function addressOf(paper: Paper): string | null {
  if (paper.url !== null) return paper.url
  if (paper.arxivId !== null) return `https://arxiv.org/abs/${paper.arxivId}`
  return paper.doi === null ? null : `https://doi.org/${paper.doi}`
}

export function yearOf(paper: Pick<Paper, 'year' | 'publishedAt'>): number | null {
  const fromDate = /^(\d{4})/.exec(paper.publishedAt ?? '')?.[1]
  return paper.year ?? (fromDate === undefined ? null : Number(fromDate))
}
