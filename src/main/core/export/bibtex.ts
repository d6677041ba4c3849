import type { Author, Paper } from '../../../preload/contract/paper.ts'
import {
  dateParts,
  addressOf,
  namePartsOf,
  keywordsOf,
  kindOf,
  pageRange,
  venueOf,
  type PublicationKind,
} from './publication.ts'
import { texOf, texOfPlain, texOfTitle } from './tex-text.ts'

/** One paper as a BibTeX entry, in UTF-8, read alike by BibTeX 8, Biber, Zotero and JabRef. */

const TYPES: Readonly<Record<PublicationKind, string>> = {
  article: 'article',
  proceedings: 'inproceedings',
  preprint: 'misc',
  other: 'misc',
}
const VENUES: Readonly<Record<PublicationKind, string>> = {
  article: 'journal',
  proceedings: 'booktitle',
  preprint: 'howpublished',
  other: 'howpublished',
}
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const

export function bibtexOf(paper: Paper, key: string): string {
  const kind = kindOf(paper)
  const [year, month] = dateParts(paper)
  const pages = pageRange(paper.pages)
  const venue = texOrNull(venueOf(paper))
  const volume = texOrNull(paper.volume)
  const keywords = keywordsOf(paper)
  const fields: [string, string | null][] = [
    ['title', braced(texOfTitle(paper.title))],
    ['author', paper.authors.length === 0 ? null : braced(authorsOf(paper))],
    [VENUES[kind], venue],
    ['volume', volume],
    [
      'pages',
      pages === null
        ? null
        : braced(pages.last === null ? texOf(pages.first) : `${texOf(pages.first)}--${texOf(pages.last)}`),
    ],
    ['year', year === undefined ? null : braced(String(year))],
    // A macro of every style, so without braces.
    ['month', (month === undefined ? undefined : MONTHS[month - 1]) ?? null],
    ['institution', kind === 'preprint' ? texOrNull(paper.organization) : null],
    ['doi', paper.doi === null ? null : verbatim(paper.doi)],
    ['eprint', paper.arxivId === null ? null : verbatim(paper.arxivId)],
    ['archiveprefix', paper.arxivId === null ? null : braced('arXiv')],
    [
      'primaryclass',
      paper.arxivId === null || paper.categories[0] === undefined ? null : verbatim(paper.categories[0]),
    ],
    ['url', verbatimOrNull(addressOf(paper))],
    [
      'keywords',
      keywords.length === 0 ? null : braced(keywords.map(word => texOf(word.replaceAll(',', ' '))).join(', ')),
    ],
    ['abstract', texOrNull(paper.abstract)],
  ]
  const lines = fields.flatMap(([name, value]) => (value === null ? [] : [`  ${name} = ${value}`]))
  return `@${TYPES[kind]}{${key},\n${lines.join(',\n')}\n}\n`
}

function authorsOf({ authors, authorCount }: Paper): string {
  const names = authors.map(nameOf)
  // Known by number only: BibTeX's own word for it.
  if (authorCount !== null && authorCount > authors.length) names.push('others')
  return names.join(' and ')
}

function nameOf(author: Author): string {
  const parts = namePartsOf(author)
  if (parts === null) return braced(texOf(author.name))
  // "Jr." goes between: "King, Jr., Martin Luther".
  return [parts.family, parts.suffix, parts.given]
    .filter(part => part !== null)
    .map(namePart)
    .join(', ')
}

/** A comma or the word "and" inside a name would split it. */
function namePart(part: string): string {
  const tex = texOfPlain(part.replace(/\s+/g, ' ').trim())
  return /,|(?:^|\s)and(?:\s|$)/i.test(part) ? braced(tex) : tex
}

function braced(text: string): string {
  return `{${text}}`
}

/** Ids and addresses are read to the letter; only what would end the field is written otherwise. */
function verbatim(text: string): string {
  return braced(text.replace(/[{}\\\s]/g, character => encodeURIComponent(character)))
}

function texOrNull(text: string | null): string | null {
  const tex = texOf(text ?? '')
  return tex === '' ? null : braced(tex)
}

function verbatimOrNull(text: string | null): string | null {
  return text === null ? null : verbatim(text)
}
