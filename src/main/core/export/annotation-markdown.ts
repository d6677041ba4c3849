import type { Annotation, AnnotationColor } from '../../../preload/contract/annotation.ts'
import type { Paper } from '../../../preload/contract/paper.ts'
import { makeCitationKeys } from './citation-key.ts'
import { markdownText } from './markdown.ts'
import { addressOf, yearOf } from './publication.ts'
import { readTemplate, type TemplateNames, type TemplateValues } from './template.ts'

/** What was marked and written on papers, as Markdown with a link to each place; by the reader's own template where there is one. */

const ANNOTATION_NAMES: TemplateNames = {
  text: null,
  comment: null,
  page: null,
  color: null,
  type: null,
  link: null,
  author: null,
  created: null,
  changed: null,
}

const TEMPLATE_NAMES: TemplateNames = {
  title: null,
  key: null,
  authors: null,
  year: null,
  venue: null,
  arxiv: null,
  doi: null,
  address: null,
  paperLink: null,
  note: null,
  takeaway: null,
  count: null,
  annotations: ANNOTATION_NAMES,
}

const BUILT_IN = `## {{title}}

{{#authors}}
{{authors}}{{#year}} · {{year}}{{/year}}{{#venue}} · {{venue}}{{/venue}}

{{/authors}}
[@{{key}}] · [Open in Offprint](<{{paperLink}}>){{#address}} · <{{address}}>{{/address}}

{{#annotations}}
- {{#text}}“{{text}}”{{/text}}{{^text}}{{type}}{{/text}} ({{color}}, [p. {{page}}](<{{link}}>))
{{#comment}}

  {{comment}}

{{/comment}}
{{/annotations}}

`

export interface AnnotationWriter {
  write(paper: Paper, annotations: readonly Annotation[]): string
}

export interface MarkdownOptions {
  /** Empty for the built-in one. */
  readonly template: string
  readonly colorNames: Readonly<Record<AnnotationColor, string>>
}

/** Throws 'invalid' where the template is not understood, in words that say where and why. */
export function checkTemplate(template: string): void {
  formOf(template)
}

function formOf(template: string): ReturnType<typeof readTemplate> {
  return readTemplate(template.trim() === '' ? BUILT_IN : template, TEMPLATE_NAMES)
}

/** Throws 'invalid' where the template is not understood. */
export function makeAnnotationWriter({ template, colorNames }: MarkdownOptions): AnnotationWriter {
  const form = formOf(template)
  const keys = makeCitationKeys()
  return {
    write(paper, annotations) {
      const values: TemplateValues = {
        title: markdownText(paper.title),
        // As it is cited, not as text.
        key: keys.keyOf(paper),
        authors: paper.authors.map(({ name }) => markdownText(name)).join(', '),
        year: String(yearOf(paper) ?? ''),
        venue: markdownText(paper.venue ?? ''),
        arxiv: paper.arxivId ?? '',
        doi: paper.doi ?? '',
        address: addressIn(addressOf(paper) ?? ''),
        paperLink: `offprint://paper/${paper.id}`,
        // Markdown already.
        note: (paper.note ?? '').trim(),
        takeaway: markdownText(paper.takeaway ?? ''),
        count: String(annotations.length),
        annotations: annotations.map(annotation => annotationValues(annotation, colorNames)),
      }
      return form.fill(values)
    },
  }
}

function annotationValues(
  annotation: Annotation,
  colorNames: Readonly<Record<AnnotationColor, string>>,
): TemplateValues {
  const { id, paper, page, type } = annotation
  return {
    text: markdownText(annotation.text),
    comment: annotation.comment.trim(),
    page: String(page + 1),
    color: markdownText(colorNames[annotation.color]),
    type: TYPE_WORDS[type],
    link: `offprint://paper/${paper}?page=${page + 1}&annotation=${encodeURIComponent(id)}`,
    author: markdownText(annotation.author ?? ''),
    created: annotation.createdAt.slice(0, 10),
    changed: annotation.updatedAt.slice(0, 10),
  }
}

const TYPE_WORDS: Readonly<Record<Annotation['type'], string>> = {
  highlight: 'Highlight',
  underline: 'Underline',
  strikeout: 'Struck out',
  note: 'Note',
  text: 'Text',
  area: 'Area',
  ink: 'Drawing',
}

function addressIn(url: string): string {
  return url.replace(/[<>\s\\]/g, character => encodeURIComponent(character))
}
