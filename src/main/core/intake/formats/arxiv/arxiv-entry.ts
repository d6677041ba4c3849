import type { PaperFacts } from '../../../../../preload/contract/paper.ts'
import { arxivIdOf, doiOf } from '../../../papers/paper-identity.ts'
import { authorsOf } from '../../text-cleaning/author-name.ts'
import { lineOrNull } from '../../text-cleaning/clean-text.ts'
import { isoDate } from '../../text-cleaning/dates.ts'
import { paperFacts } from '../paper-facts.ts'
import { elementsOf, textIn, textOf, type XmlElement } from '../reading/xml-tree.ts'

/** One entry of the arXiv API's Atom, whatever prefixes it is written with. */

export const ATOM = 'http://www.w3.org/2005/Atom'
export const ARXIV = 'http://arxiv.org/schemas/atom'

/** The message of the one entry the API answers a wrong query with, under HTTP 200; null for a paper. */
export function errorOf(entry: XmlElement): string | null {
  const id = textOf(entry, 'id', ATOM) ?? ''
  if (!/arxiv\.org\/api\/errors/i.test(id)) return null
  return textOf(entry, 'summary', ATOM) ?? 'no reason given'
}

export function readApiEntry(entry: XmlElement): PaperFacts | string {
  const id = arxivIdOf(textOf(entry, 'id', ATOM) ?? '')
  if (!id) return 'it has no arXiv id'
  const title = lineOrNull(textOf(entry, 'title', ATOM))
  if (!title) return 'it has no title'
  const authors = authorsOf(elementsOf(entry, 'author', ATOM).map(author => textOf(author, 'name', ATOM) ?? ''))
  return paperFacts({
    ...arxivAddresses(id.id, id.version),
    title,
    abstract: lineOrNull(textOf(entry, 'summary', ATOM)),
    authors,
    authorCount: authors.length || null,
    publishedAt: isoDate(textOf(entry, 'published', ATOM) ?? ''),
    updatedAt: isoDate(textOf(entry, 'updated', ATOM) ?? ''),
    doi: doiOf(textOf(entry, 'doi', ARXIV) ?? ''),
    codeUrl: repositoryIn(textOf(entry, 'comment', ARXIV)),
    venue: lineOrNull(textOf(entry, 'journal_ref', ARXIV)),
    categories: categoriesOf(entry),
  })
}

/** A repository its authors name in their remark; the abstract's are left to be read there. */
function repositoryIn(comment: string | null): string | null {
  return /https?:\/\/(?:github|gitlab)\.com\/[\w.-]+\/[\w.-]*\w/i.exec(comment ?? '')?.[0] ?? null
}

export function arxivAddresses(
  id: string,
  version: number | null,
): Pick<PaperFacts, 'key' | 'arxivId' | 'arxivVersion' | 'url' | 'pdfUrl'> {
  return {
    key: id,
    arxivId: id,
    arxivVersion: version,
    url: `https://arxiv.org/abs/${id}`,
    pdfUrl: `https://arxiv.org/pdf/${id}`,
  }
}

function categoriesOf(entry: XmlElement): string[] {
  const primary = elementsOf(entry, 'primary_category', ARXIV)
  const all = [...primary, ...elementsOf(entry, 'category', ATOM)].map(
    category => category.attributes.get('term') ?? textIn(category),
  )
  return [...new Set(all.map(term => lineOrNull(term)).filter(term => term !== null))]
}
