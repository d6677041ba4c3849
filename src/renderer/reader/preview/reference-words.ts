import { toHumanText } from '../text/human-text.ts'

/** What an entry of a list of references says about which paper it means. */
export interface ReferenceWords {
  readonly doi: string | null
  readonly arxivId: string | null
  /** Parts that may be its title, the likeliest first. */
  readonly titles: readonly string[]
}

const DOI = /\b10\.\d{4,9}\/[^\s"<>,;]+[^\s"<>,;.)\]]/
const ARXIV =
  /(?:arxiv\s*[:.]?\s*(?:preprint\s*)?(?:arxiv\s*:?\s*)?|abs\/|pdf\/)(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})/i
/** Where something was printed is no title. */
const VENUE = /^(in\b|proc|advances in|arxiv|corr\b|journal|ieee|acm|international|url|https?:|doi|pp?\.|vol)/i
const FEWEST_WORDS = 3

export function readReference(entry: string): ReferenceWords {
  // An address is broken anywhere, and without a hyphen.
  const whole = entry.replace(/(10\.\d{4,9}\/\S*|arxiv\S*)\n\s*/gi, '$1')
  const text = toHumanText(entry)
  const quoted = [...text.matchAll(/[“"]([^”"]{12,}?)[,.]?[”"]/g)].map(([, title = '']) => title)
  const parts = text
    .replace(/^\s*(\[[^\]]*\]|\d{1,3}\.)\s*/, '')
    // A full stop after one letter is an initial, and ends nothing.
    .split(/(?<=[\p{Ll}\p{N})\]?!]{2})[.?!]\s+|(?<=\(\d{4}[a-z]?\))[.,:]?\s+/u)
    .map(part => part.trim())
    .filter(part => part.split(/\s+/).length >= FEWEST_WORDS && !VENUE.test(part) && !looksLikeNames(part))
  return {
    doi: DOI.exec(whole)?.[0].toLowerCase() ?? null,
    arxivId: ARXIV.exec(whole)?.[1] ?? null,
    titles: [...new Set([...quoted, ...parts])].slice(0, 3),
  }
}

/** "J. Smith, A. Jones, and B. Lee": commas and initials, and hardly a small letter at the start of a word. */
function looksLikeNames(part: string): boolean {
  if (/\(\d{4}[a-z]?\)$/.test(part)) return true
  const words = part.split(/\s+/)
  const capital = words.filter(
    word => /^\p{Lu}|^(and|&|et|al\.?|de|van|von|der)$/iu.test(word) || word.length === 1,
  ).length
  return part.includes(',') && capital / words.length > 0.85
}

/** Letters and digits alone, in lower case: two ways to print one title are equal then. */
function plainTitle(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

/** Whether an entry names a paper: its whole title is in it, and is more than a word or two. */
export function namesTitle(entry: string, title: string): boolean {
  const plain = plainTitle(title)
  return plain.length >= 12 && plainTitle(toHumanText(entry)).includes(plain)
}
