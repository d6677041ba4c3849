import type { Author, Paper } from '../../../preload/contract/paper.ts'
import {
  addressOf,
  dateParts,
  namePartsOf,
  keywordsOf,
  kindOf,
  pageRange,
  type PublicationKind,
  venueOf,
} from './publication.ts'

/** One paper as an RIS record: lines of "TAG  - value", ended as the format wants it with CR LF. */

const TYPES: Readonly<Record<PublicationKind, string>> = {
  article: 'JOUR',
  proceedings: 'CPAPER',
  preprint: 'UNPB',
  other: 'GEN',
}

export function risOf(paper: Paper, key: string): string {
  const kind = kindOf(paper)
  const date = dateParts(paper)
  const pages = pageRange(paper.pages)
  const lines: [string, string | null | undefined][] = [
    ['TY', TYPES[kind]],
    ['ID', key],
    ['TI', paper.title],
    ...paper.authors.map((author): [string, string] => ['AU', nameOf(author)]),
    ['PY', date[0] === undefined ? null : String(date[0])],
    // Year, month and day stand between slashes even where one is not known.
    [
      'DA',
      date.length < 2
        ? null
        : `${[0, 1, 2].map(index => (date[index] === undefined ? '' : String(date[index]).padStart(2, '0'))).join('/')}/`,
    ],
    [kind === 'article' ? 'JO' : 'T2', venueOf(paper)],
    ['VL', paper.volume],
    ['SP', pages?.first],
    ['EP', pages?.last],
    ['PB', kind === 'preprint' && paper.arxivId !== null ? 'arXiv' : null],
    ['AN', paper.arxivId === null ? null : `arXiv:${paper.arxivId}`],
    ['DO', paper.doi],
    ['UR', addressOf(paper)],
    ['L1', paper.pdfUrl],
    ...keywordsOf(paper).map((word): [string, string] => ['KW', word]),
    ['AB', paper.abstract],
  ]
  const written = lines.flatMap(([tag, value]) => {
    const line = value?.replace(/\s+/g, ' ').trim() ?? ''
    return line === '' ? [] : [`${tag}  - ${line}\r\n`]
  })
  return `${written.join('')}ER  - \r\n\r\n`
}

function nameOf(author: Author): string {
  const parts = namePartsOf(author)
  // The comma at the end says that the name is whole; one inside would end its first part.
  if (parts === null) return `${author.name.replaceAll(',', ' ')},`
  return [parts.family, parts.given, parts.suffix].filter(part => part !== null).join(', ')
}
