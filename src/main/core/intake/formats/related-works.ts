import { arxivIdOf, doiOf } from '../../papers/paper-identity.ts'
import type { ParsedEntry } from '../../ports.ts'
import { isObject } from './hf-paper.ts'

type SameAs = NonNullable<ParsedEntry['sameAs']>[number]

/** Crossref's kinds of relation that say: the same work, in another form. */
const SAME_WORK = [
  'is-preprint-of',
  'has-preprint',
  'is-version-of',
  'has-version',
  'is-manuscript-of',
  'has-manuscript',
  'is-variant-form-of',
  'is-identical-to',
]

/** The other names of a work in a record's `relation`: {"has-preprint": [{"id-type": "doi", "id": "10.48550/arXiv.2401.00001"}]}. */
export function relatedWorks(relation: unknown): readonly SameAs[] {
  if (!isObject(relation)) return []
  return SAME_WORK.flatMap(kind => {
    const works: unknown = relation[kind]
    return (Array.isArray(works) ? works : [works]).flatMap((work: unknown): SameAs[] => {
      const id = isObject(work) && typeof work.id === 'string' ? work.id : ''
      const arxiv = arxivIdOf(id)
      if (arxiv) return [{ kind: 'arxiv', value: arxiv.id }]
      const doi = doiOf(id)
      return doi ? [{ kind: 'doi', value: doi }] : []
    })
  })
}
