import { arxivIdOf, doiOf, openReviewIdOf } from '../../papers/paper-identity.ts'

/** What a reader means by something pasted: an id, or the address of a page or a PDF. Pure. */

export type NamedPaper =
  | { readonly kind: 'arxiv'; readonly id: string }
  | { readonly kind: 'doi'; readonly doi: string }
  | { readonly kind: 'openreview'; readonly id: string }
  | { readonly kind: 'acl'; readonly id: string }
  | { readonly kind: 'address'; readonly url: string }

/** Null for what names no paper. */
export function namedPaper(reference: string): NamedPaper | null {
  const text = reference.trim().replace(/^<(.*)>$/, '$1')
  const arxiv = arxivIdOf(text)
  if (arxiv) return { kind: 'arxiv', id: arxiv.id }
  const url = /^https?:\/\//i.test(text) ? URL.parse(text) : null
  if (!url && /^https?:/i.test(text)) return null
  const acl = url ? aclIdOfAddress(url) : aclIdOf(text)
  if (acl !== null) return { kind: 'acl', id: acl }
  if (!url) {
    const doi = /^(?:doi:\s*|info:doi\/|(?:dx\.)?doi\.org\/)?10\./i.test(text) ? doiOf(text) : null
    if (doi !== null) return doiOrAcl(doi)
    const address = /^[\w-]+(?:\.[\w-]+)+\/\S+$/.test(text) ? URL.parse(`https://${text}`) : null
    return address ? namedPaper(address.href) : null
  }
  const review = openReviewIdOf(url.href)
  if (review !== null && !url.pathname.startsWith('/attachment')) return { kind: 'openreview', id: review }
  const doi = /\.pdf$/i.test(url.pathname) ? null : doiOfAddress(url)
  return doi === null ? { kind: 'address', url: url.href } : doiOrAcl(doi)
}

function doiOrAcl(doi: string): NamedPaper {
  const acl = aclIdOfDoi(doi)
  return acl === null ? { kind: 'doi', doi } : { kind: 'acl', id: acl }
}

/** doi.org and the pages of publishers that have the DOI in their address: they turn programs away, and doi.org does not. */
function doiOfAddress(url: URL): string | null {
  const doi = doiOf(decodeURIComponent(safe(url.pathname)))
  if (doi === null) return null
  return doi
    .replace(/\/(?:full(?:text|-text)?|abstract|abs|meta|pdf|html|epdf|references|summary)\/?$/i, '')
    .replace(/(10\.(?:1101|64898)\/[\d.]+)v\d+(?:\.\S*)?$/, '$1')
}

/** A stray percent sign is no escape. */
function safe(path: string): string {
  return path.replace(/%(?![0-9a-f]{2})/gi, '%25')
}

// "2024.acl-long.1", "P19-1001", "W18-5446".
const ACL = /^(?:\d{4}\.[a-z\d]+-[a-z\d]+\.\d+|[A-Z]\d{2}-\d{4,5})$/

function aclIdOf(text: string): string | null {
  return ACL.test(text) ? text : null
}

/** The id of a page or file of the ACL Anthology. */
export function aclIdOfAddress(url: URL): string | null {
  if (!/^(?:www\.)?(?:aclanthology\.org|aclweb\.org)$/.test(url.hostname)) return null
  const last = url.pathname.replace(/^\/anthology\//, '/').split('/')[1] ?? ''
  return aclIdOf(last.replace(/\.(?:pdf|bib|xml|endf)$/, '').replace(/(\d)v\d+$/, '$1'))
}

/** ACL's own DOIs hold the id of the Anthology. */
export function aclIdOfDoi(doi: string): string | null {
  const name = /^10\.(?:18653\/v1|3115\/v1)\/(\S+)$/.exec(doi)?.[1]
  return name === undefined ? null : (aclIdOf(name) ?? aclIdOf(name.toUpperCase()))
}
