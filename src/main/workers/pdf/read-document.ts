import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { authorsOf } from '../../core/intake/text-cleaning/author-name.ts'
import { authorsOfFront } from '../../core/pdfs/front-authors.ts'
import { titleOfFront } from '../../core/pdfs/front-title.ts'
import { wordsOf } from '../../core/pdfs/hyphenation.ts'
import { believedAuthors, believedTitle } from '../../core/pdfs/info-facts.ts'
import { plainLetters } from '../../core/pdfs/letters.ts'
import { isCroppedPage } from '../../core/pdfs/file/pages.ts'
import { linesOfPage, type PageLine } from '../../core/pdfs/page-lines.ts'
import { type TextLine, textOfPages } from '../../core/pdfs/page-text.ts'
import type { PdfReading } from '../../core/ports.ts'
import { type AnnotatedPage, annotatedPage, type OwnObjects, withReplies } from './annotated-page.ts'
import { idsOfFront } from './front-ids.ts'
import { runsOfCroppedPage, runsOfPage } from './page-runs.ts'

// A cover or a blank may come first; the title does not stand further in.
const FRONT_WITHIN = 3

/** Reads a document a page at a time. A page that cannot be read is an empty one and spoils no other. */
export async function readDocument(
  document: PDFDocumentProxy,
  maxPages: number,
  own: OwnObjects | null,
): Promise<PdfReading> {
  const pages: (readonly TextLine[])[] = []
  const annotated: AnnotatedPage[] = []
  let front: readonly PageLine[] = []
  for (let number = 1; number <= Math.min(document.numPages, maxPages); number += 1) {
    const page = await orElse(document.getPage(number), null)
    const isCropped = own !== null && isCroppedPage(own.file, own.pages[number - 1])
    const lines = page ? await orElse(linesOf(page, isCropped), []) : []
    if (front.length === 0 && number <= FRONT_WITHIN) front = lines
    // The pieces of each line would be most of the memory of a long book.
    const kept: TextLine[] = lines.map(({ text, opens }) => ({ text, opens }))
    if (page) {
      const found = await annotatedPage(page, number, own)
      annotated.push(found)
      for (const [at, text] of found.shown.entries()) kept.push({ text: plainLetters(text), opens: at === 0 })
    }
    pages.push(kept)
    page?.cleanup()
  }
  const words = wordsOf(pages.flatMap(lines => lines.map(({ text }) => text)))
  return {
    pages: document.numPages,
    text: textOfPages(pages, words),
    ...(await frontFacts(document, front, words)),
    annotations: withReplies(annotated, words),
  }
}

async function linesOf(page: PDFPageProxy, isCropped: boolean): Promise<readonly PageLine[]> {
  const lines = linesOfPage(await runsOfPage(page))
  return lines.length === 0 && isCropped ? linesOfPage(await runsOfCroppedPage(page)) : lines
}

async function frontFacts(
  document: PDFDocumentProxy,
  front: readonly PageLine[],
  words: ReadonlySet<string>,
): Promise<Pick<PdfReading, 'title' | 'authors' | 'doi' | 'arxivId' | 'arxivVersion'>> {
  const description = await orElse(descriptionOf(document), { title: null, author: null, ids: [] })
  const printed = titleOfFront(front, words)
  const text = front.map(line => line.text).join('\n')
  const names = believedAuthors(description.author, printed ? authorsOfFront(front, printed.next) : [], text)
  const { arxiv, doi } = idsOfFront(front, description.ids)
  return {
    title: believedTitle(description.title, printed?.text ?? null, text),
    authors: authorsOf(names),
    doi,
    arxivId: arxiv?.id ?? null,
    arxivVersion: arxiv?.version ?? null,
  }
}

interface Description {
  readonly title: string | null
  readonly author: string | null
  /** Values that may hold an id. */
  readonly ids: readonly string[]
}

/** What the document information dictionary and the XMP packet say. */
async function descriptionOf(document: PDFDocumentProxy): Promise<Description> {
  const { info, metadata } = await document.getMetadata()
  const fields = info as Readonly<Record<string, unknown>>
  const custom = (fields['Custom'] ?? {}) as Readonly<Record<string, unknown>>
  const packet = (name: string): string | null => stringIn(metadata?.get(name) as unknown)
  const ids = [
    ...['prism:doi', 'pdfx:doi', 'crossmark:doi', 'dc:identifier', 'prism:url'].map(packet),
    ...Object.entries(custom).flatMap(([name, value]) =>
      /^(?:doi|arxiv ?id|wps-articledoi)$/i.test(name) ? stringIn(value) : [],
    ),
    ...['Subject', 'Keywords']
      .map(name => stringIn(fields[name]))
      .filter(value => /\bdoi\b|doi\.org/i.test(value ?? '')),
  ]
  return {
    title: stringIn(fields['Title']) ?? packet('dc:title'),
    author: stringIn(fields['Author']) ?? packet('dc:creator'),
    ids: ids.flatMap(value => value ?? []),
  }
}

function stringIn(value: unknown): string | null {
  if (Array.isArray(value)) return stringIn(value.filter(part => typeof part === 'string').join('; '))
  return typeof value === 'string' && value.trim() !== '' ? value : null
}

async function orElse<T, U>(promise: Promise<T>, otherwise: U): Promise<T | U> {
  try {
    return await promise
  } catch {
    return otherwise
  }
}
