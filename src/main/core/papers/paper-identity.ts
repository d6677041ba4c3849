import { createHash } from 'node:crypto'
import type { PaperFacts } from '../../../preload/contract/paper.ts'
import { hostName } from '../host-name.ts'
import type { Identity, PaperMarks } from '../ports.ts'
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
  return /openreview\.net\.?\/(?:forum|pdf|attachment|notes)\?(?:[^#\s]*&)?id=([\w-]{6,20})/i.exec(url)?.[1] ?? null
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
  if (parsed.search !== '')
    for (const name of [...parsed.searchParams.keys()])
      if (/^(utm_|fbclid|gclid|mc_|ref$|ref_)/i.test(name)) parsed.searchParams.delete(name)
  const path = parsed.pathname.replace(/\/+$/, '')
  if (path === '' && parsed.search === '') return null
  return `${hostName(parsed.hostname).replace(/^www\./, '')}${path}${parsed.search}`
}

export function marksOf(facts: PaperFacts, sameAs: readonly Identity[] = []): PaperMarks {
  const ids = identitiesOf(facts)
  const own = ids.length > 0 ? ids : [recordIdentity(facts)]
  return { ids, names: [...own, ...sameAs], titleKey: titleKey(facts.title) }
}

/** The arXiv id a record names anywhere. */
export function arxivIdIn(facts: PaperFacts): string | null {
  return facts.arxivId ?? arxivOfAny(facts.doi?.toLowerCase() ?? null, facts.url, facts.pdfUrl)
}

/** Every strong id of a record, the surest first. */
export function identitiesOf(facts: PaperFacts): readonly Identity[] {
  const found: Identity[] = []
  const doi = facts.doi?.toLowerCase() ?? null
  const arxiv = arxivIdIn(facts)
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

/**
 * A name for the record itself where it has no id: the same record comes to the same paper ever after, however little its
 * title says and whatever became of that paper since. Without the counts and inferred dates, which change from one look to the next.
 */
function recordIdentity(facts: PaperFacts): Identity {
  const { key, title, abstract, organization, venue, volume, pages, year } = facts
  const date = facts.publishedInferred ? null : facts.publishedAt
  const names = facts.authors.map(author => author.name)
  const words = JSON.stringify([key, title, abstract, names, organization, venue, volume, pages, year, date])
  return { kind: 'record', value: createHash('sha256').update(words).digest('base64url').slice(0, 22) }
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
  /** The source's own id. */
  readonly key: string | null
}

// Below this many letters a title ("Introduction", "Erratum") says too little to stand for a paper by itself.
const TELLING_TITLE = 16
// A sign of these scripts is a word or a syllable: four of them tell as much as sixteen letters.
const SIGN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
const LETTERS_OF_A_SIGN = 4

/** How much a folded title says, in letters. */
function weightOf(key: string): number {
  let weight = 0
  // Composed again: folding takes a Hangul syllable apart into its letters.
  for (const letter of key.normalize('NFC')) weight += SIGN.test(letter) ? LETTERS_OF_A_SIGN : 1
  return weight
}

/**
 * Whether two records with the same folded title are one paper: no id speaks against it, and the first authors agree,
 * or one side names none and nothing else contradicts.
 */
export function samePaperByTitle(a: TitleSide, b: TitleSide): boolean {
  if (a.titleKey === '' || a.titleKey !== b.titleKey) return false
  if (idsContradict(a.ids, b.ids)) return false
  const [first, other] = [a.families[0], b.families[0]]
  if (first && other)
    return (
      (first === other || (a.families.includes(other) && b.families.includes(first))) &&
      // A yearly report bears the same title and name each time. A preprint's own number tells it from its next year's.
      (yearsApart(a, b) <= 1 || (yearsApart(a, b) <= 3 && isPreprint(a) !== isPreprint(b)))
    )
  // A bibliography's key beside the same short title is the same line of the same bibliography.
  if (weightOf(a.titleKey) < TELLING_TITLE && (a.key === null || a.key !== b.key)) return false
  if (a.authorCount !== null && b.authorCount !== null && a.authorCount !== b.authorCount) return false
  if (abstractsContradict(a.abstract, b.abstract)) return false
  // Preprint and print lie at most some years apart; the same title ten years on is another paper.
  return yearsApart(a, b) <= 3
}

function yearsApart(a: TitleSide, b: TitleSide): number {
  return a.year === null || b.year === null ? 0 : Math.abs(a.year - b.year)
}

function isPreprint({ ids }: TitleSide): boolean {
  return ids.some(({ kind }) => kind === 'arxiv')
}

/**
 * Whether two records with one address are two works all the same: bibliographies give the page of a volume for each of
 * its parts. A page whose title changed has its authors still, or its source's id.
 */
export function onlySharesPage(a: TitleSide, b: TitleSide): boolean {
  if (a.titleKey === b.titleKey) return false
  if (a.families.length > 0 && b.families.length > 0) return !a.families.some(family => b.families.includes(family))
  return a.key !== null && b.key !== null && a.key !== b.key
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

// arXiv, bioRxiv and medRxiv, Research Square, SSRN, ChemRxiv, PsyArXiv, OSF, TechRxiv, Preprints.org.
const PREPRINT_DOI = /^10\.(?:48550|1101|64898|21203|2139|26434|31234|31219|36227|20944)\//

/** Two different ids of a kind that names one thing only. A paper may have several pages and, as preprint and print, two DOIs. */
function idsContradict(a: readonly Identity[], b: readonly Identity[]): boolean {
  const printed = (ids: readonly Identity[]): string[] =>
    ids.flatMap(({ kind, value }) => (kind === 'doi' && !PREPRINT_DOI.test(value) ? [value] : []))
  const [one, other] = [printed(a), printed(b)]
  if (one.length > 0 && other.length > 0 && !one.some(doi => other.includes(doi))) return true
  return a.some(
    ({ kind, value }) =>
      (kind === 'arxiv' || kind === 'openreview') && b.some(other => other.kind === kind && other.value !== value),
  )
}
