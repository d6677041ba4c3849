import type { Annotation, AnnotationColor } from '../../../preload/contract/annotation.ts'
import type { Paper, Status } from '../../../preload/contract/paper.ts'
import { addressOf } from './publication.ts'
import { inOneLine, mathParts } from './tex-text.ts'

/** One paper with everything the reader wrote on it, as Markdown that stays readable without any program. */

const STATUS_WORDS: Readonly<Record<Status, string>> = {
  inbox: 'Undecided',
  queued: 'Queued',
  reading: 'Reading',
  read: 'Read',
  dismissed: 'Dismissed',
}

export function markdownOf(
  paper: Paper,
  annotations: readonly Annotation[],
  colorNames: Readonly<Record<AnnotationColor, string>>,
): string {
  const sections = [
    `## ${markdownText(paper.title)}`,
    [
      authorsOf(paper),
      paper.publishedAt?.slice(0, 10) ?? (paper.year === null ? null : String(paper.year)),
      paper.venue && markdownText(paper.venue),
    ]
      .filter(Boolean)
      .join(' · '),
    linksOf(paper),
    stateOf(paper),
    paper.remark === null ? '' : `*${markdownText(paper.remark)}*`,
    paper.takeaway === null ? '' : `**Took away:** ${markdownText(paper.takeaway)}`,
    // A note is Markdown already.
    paper.note === null ? '' : `### Note\n\n${paper.note.trim()}`,
    annotations.length === 0
      ? ''
      : `### Annotations\n\n${annotations
          .map(annotation => annotationOf(paper, annotation, colorNames))
          .join('\n')
          .trimEnd()}`,
    paper.abstract === null
      ? ''
      : `### Abstract\n\n${paper.abstract
          .split(/\n{2,}/)
          .map(markdownText)
          .join('\n\n')}`,
  ]
  return `${sections.filter(section => section !== '').join('\n\n')}\n\n`
}

function authorsOf({ authors, authorCount, organization }: Paper): string | null {
  if (authors.length > 0) return authors.map(author => markdownText(author.name)).join(', ')
  if (organization !== null) return markdownText(organization)
  return authorCount === null ? null : authorCount === 1 ? '1 author' : `${authorCount} authors`
}

function linksOf(paper: Paper): string {
  const links: [string, string | null][] = [
    [paper.arxivId === null ? 'Page' : `arXiv ${paper.arxivId}`, addressOf(paper)],
    ['PDF', paper.pdfUrl],
    ['DOI', paper.doi === null ? null : `https://doi.org/${paper.doi}`],
    ['Code', paper.codeUrl],
    ['Open in Offprint', `offprint://paper/${paper.id}`],
  ]
  return links.flatMap(([name, url]) => (url === null ? [] : [link(name, url)])).join(' · ')
}

function stateOf(paper: Paper): string {
  const since = paper.statusAt === null ? '' : ` since ${paper.statusAt.slice(0, 10)}`
  const parts = [
    `${STATUS_WORDS[paper.status]}${paper.status === 'inbox' ? '' : since}`,
    paper.starred ? 'starred' : '',
    ...paper.tags.map(tag => `#${markdownText(tag.replaceAll(' ', '-'))}`),
  ]
  return parts.filter(part => part !== '').join(' · ')
}

/** "- “The quoted text” (Claim, [p. 5](offprint://…)): the comment" */
function annotationOf(
  paper: Paper,
  annotation: Annotation,
  colorNames: Readonly<Record<AnnotationColor, string>>,
): string {
  const place = link(
    `p. ${annotation.page + 1}`,
    `offprint://paper/${paper.id}?page=${annotation.page + 1}&annotation=${annotation.id}`,
  )
  const quote =
    annotation.text.trim() === ''
      ? annotation.type[0]?.toUpperCase() + annotation.type.slice(1)
      : `“${markdownText(annotation.text)}”`
  // A comment is Markdown; under a list item its lines are indented.
  const comment = annotation.comment.trim() === '' ? '' : `\n\n${annotation.comment.trim().replace(/^/gm, '  ')}\n`
  return `- ${quote} (${markdownText(colorNames[annotation.color])}, ${place})${comment}`
}

function link(name: string, url: string): string {
  return `[${markdownText(name)}](<${url.replace(/[<>\s\\]/g, character => encodeURIComponent(character))}>)`
}

/** Plain text as Markdown shows it, in one line. Math stays as it is: what reads Markdown mostly sets it. */
export function markdownText(text: string): string {
  const escaped = mathParts(inOneLine(text))
    .map(part => (part.kind === 'math' ? `$${part.text}$` : part.text.replace(/[\\`*_[\]<>&#~|$!]/g, '\\$&')))
    .join('')
  // What at the beginning of a line would make a list, or at its end close a heading.
  return escaped.replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2').replace(/^([-+=:])/, '\\$1')
}
