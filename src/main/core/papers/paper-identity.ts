import type { PaperFacts } from '../../../preload/contract/paper.ts'
import { isStopWord } from './words/stop-words.ts'
import { wordsOf } from './words/words-of.ts'

/** The ids by which two records are known to be one paper, and the rule that says so. Pure. */

const NEW_ARXIV = /(?<!\d)(?<!\d\.)(\d{4}\.\d{4,5})(?:v(\d{1,3}))?(?!\d)/i
// Archives of before April 2007, with an optional subject class: hep-ex/0307015, math.GT/0309136.
const OLD_ARXIV =
  /\b((?:acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs|dg-ga|funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math|math-ph|mtrl-th|nlin|nucl-ex|nucl-th|patt-sol|physics|plasm-ph|q-alg|q-bio|quant-ph|solv-int|supr-con|eess|econ|stat|q-fin))(?:\.[A-Za-z-]{2,})?\/(\d{7})(?:v(\d{1,3}))?(?!\d)/i

export interface ArxivId {
  /** Without version, archive in lower case. */
  readonly id: string
  readonly version: number | null
}

/** Finds an arXiv id in an id, URL, guid or DOI: "arXiv:2409.08264v2", "http://arxiv.org/abs/hep-ex/0307015v1", "10.48550/arXiv.2409.08264". */
export function arxivIdOf(text: string): ArxivId | null {
  const value = text.trim()
  const marked =
    /arxiv/i.test(value) ||
    /huggingface\.co\/papers\/|hf\.co\/papers\/|alphaxiv\.org/i.test(value) ||
    /^\d{4}\.\d{4,5}(v\d+)?$/i.test(value)
  const old = OLD_ARXIV.exec(value)
  if (old?.[1] && old[2]) return { id: `${old[1].toLowerCase()}/${old[2]}`, version: versionOf(old[3]) }
  if (!marked) return null
  const modern = NEW_ARXIV.exec(value)
  if (!modern?.[1] || !isMonth(modern[1])) return null
  return { id: modern[1], version: versionOf(modern[2]) }
}

function isMonth(id: string): boolean {
  const month = Number(id.slice(2, 4))
  return month >= 1 && month <= 12
}

function versionOf(digits: string | undefined): number | null {
  return digits ? Number(digits) : null
}

/** Finds a DOI in a DOI, URL or sentence; lower case, without resolver. Trailing punctuation of a sentence is not part of it. */
export function doiOf(text: string): string | null {
  const match = /\b(10\.\d{4,9}(?:\.\d+)*\/[^\s"]+)/.exec(decoded(text))
  if (!match?.[1]) return null
  // Old DOIs hold angle brackets ("1::AID-ASI6>3.0"): only a tag or the closing mark of "<url>" ends one.
  let doi = match[1]
    .replace(/<\/?[a-z].*$/i, '')
    .replace(/^([^<]*)>.*$/, '$1')
    .replace(/[.,;:'”’]+$/, '')
  for (const [open, close] of [
    ['(', ')'],
    ['[', ']'],
    ['{', '}'],
  ] as const)
    while (doi.endsWith(close) && count(doi, close) > count(doi, open)) doi = doi.slice(0, -1).replace(/[.,;:]+$/, '')
  doi = doi.replace(/[?#].*$/, '').toLowerCase()
  return doi.length > 8 || doi.includes('/') ? doi : null
}

function decoded(text: string): string {
  if (!/%2f/i.test(text)) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function count(text: string, character: string): number {
  return text.split(character).length - 1
}

/** The forum id of an OpenReview address. */
export function openReviewIdOf(url: string): string | null {
  return /openreview\.net\/(?:forum|pdf|attachment|notes)\?(?:[^#\s]*&)?id=([\w-]{6,20})/i.exec(url)?.[1] ?? null
}

/** Folds a title to its letters and digits: case, accents, punctuation, TeX marks and spaces do not tell papers apart. */
export function titleKey(title: string): string {
  return title
    .replace(/\\[a-zA-Z]+/g, ' ')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

/** The family name of an author as it takes part in identity. */
export function familyKey(author: { name: string; family: string | null }): string {
  return titleKey(author.family ?? author.name.split(/\s+/).at(-1) ?? '')
}

/** Address of a page with what does not identify it taken off: scheme, www, fragment, tracking, final slash. */
export function urlKey(url: string): string | null {
  let parsed: URL
  try {
    parsed = new URL(url)
  } catch {
    return null
  }
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') return null
  for (const name of [...parsed.searchParams.keys()])
    if (/^(utm_|fbclid|gclid|mc_|ref$|ref_)/i.test(name)) parsed.searchParams.delete(name)
  const path = parsed.pathname.replace(/\/+$/, '')
  if (path === '' && parsed.search === '') return null
  return `${parsed.hostname.toLowerCase().replace(/^www\./, '')}${path}${parsed.search}`
}

export type IdentityKind = 'arxiv' | 'doi' | 'openreview' | 'url'

export interface Identity {
  readonly kind: IdentityKind
  readonly value: string
}

/** Every strong id of a record, the surest first. */
export function identitiesOf(facts: PaperFacts): readonly Identity[] {
  const found: Identity[] = []
  const doi = facts.doi?.toLowerCase() ?? null
  const arxiv = facts.arxivId ?? arxivOfAny(doi, facts.url, facts.pdfUrl)
  if (arxiv) found.push({ kind: 'arxiv', value: arxiv })
  // arXiv's own DOI is its id written differently: not a second name.
  if (doi && !doi.startsWith('10.48550/arxiv.')) found.push({ kind: 'doi', value: doi })
  const review = facts.openReviewId ?? openReviewIdOf(facts.url ?? '') ?? openReviewIdOf(facts.pdfUrl ?? '')
  if (review) found.push({ kind: 'openreview', value: review })
  const url = facts.url ? urlKey(facts.url) : null
  if (url && !arxivIdOf(facts.url ?? '') && !openReviewIdOf(facts.url ?? '')) found.push({ kind: 'url', value: url })
  return found
}

function arxivOfAny(doi: string | null, ...urls: readonly (string | null)[]): string | null {
  if (doi?.startsWith('10.48550/arxiv.')) return arxivIdOf(doi)?.id ?? null
  for (const url of urls) {
    const id = url ? arxivIdOf(url) : null
    if (id) return id.id
  }
  return null
}

/** What the title rule looks at on either side. */
export interface TitleSide {
  readonly titleKey: string
  /** Empty where the source names no author. */
  readonly families: readonly string[]
  readonly authorCount: number | null
  readonly year: number | null
  readonly abstract: string | null
  readonly ids: readonly Identity[]
}

// Below this many letters a title ("Introduction", "Erratum") says too little to stand for a paper by itself.
const TELLING_TITLE = 16

/**
 * Whether two records with the same folded title are one paper: no id speaks against it, and the first authors agree,
 * or one side names none and nothing else contradicts.
 */
export function samePaperByTitle(a: TitleSide, b: TitleSide): boolean {
  if (a.titleKey === '' || a.titleKey !== b.titleKey) return false
  if (idsContradict(a.ids, b.ids)) return false
  const [first, other] = [a.families[0], b.families[0]]
  if (first && other) return first === other || (a.families.includes(other) && b.families.includes(first))
  if (a.titleKey.length < TELLING_TITLE) return false
  if (a.authorCount !== null && b.authorCount !== null && a.authorCount !== b.authorCount) return false
  if (abstractsContradict(a.abstract, b.abstract)) return false
  // Preprint and print lie at most some years apart; the same title ten years on is another paper.
  return a.year === null || b.year === null || Math.abs(a.year - b.year) <= 3
}

/** Whether two records under one address speak of two papers: nobody signed both, and their titles have little in common. */
export function isAnotherPaper(a: PaperFacts, b: PaperFacts): boolean {
  if (a.authors.length === 0 || b.authors.length === 0) return false
  const families = new Set(a.authors.map(familyKey))
  if (b.authors.some(author => families.has(familyKey(author)))) return false
  const [words, others] = [tellingWords(a.title), tellingWords(b.title)]
  const shared = [...words].filter(word => others.has(word)).length
  return shared < Math.min(words.size, others.size) / 2
}

// Two abstracts of one paper, as preprint and print, share most of their words; those of two papers on one thing a fifth.
const LEAST_SHARED = 0.3
// What a page cuts off after a line or two says nothing.
const TELLING_ABSTRACT = 12

/** Where nobody is named, parts of a series and chapters of a report are told apart by what they say. */
function abstractsContradict(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return false
  const [words, others] = [tellingWords(a), tellingWords(b)]
  if (words.size < TELLING_ABSTRACT || others.size < TELLING_ABSTRACT) return false
  const shared = [...words].filter(word => others.has(word)).length
  return shared < LEAST_SHARED * Math.min(words.size, others.size)
}

function tellingWords(text: string): Set<string> {
  return new Set(wordsOf(text).filter(word => !isStopWord(word)))
}

/** Two different ids of the one kind that names one thing only. A paper may have several pages and, as preprint and print, DOIs. */
function idsContradict(a: readonly Identity[], b: readonly Identity[]): boolean {
  return a.some(
    ({ kind, value }) =>
      (kind === 'arxiv' || kind === 'openreview') && b.some(other => other.kind === kind && other.value !== value),
  )
}
