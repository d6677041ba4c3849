import type { PaperFacts } from '../../../../preload/contract/paper.ts'
import { aclIdOfAddress, aclIdOfDoi } from './named-paper.ts'

/** Where the PDF of a paper is free for all, by what is known of the paper; the likeliest first. Pure. */
export function pdfPlaces(facts: PaperFacts): readonly string[] {
  const page = facts.url === null ? null : URL.parse(facts.url)
  const acl = (page ? aclIdOfAddress(page) : null) ?? (facts.doi === null ? null : aclIdOfDoi(facts.doi))
  const places = [
    facts.pdfUrl,
    facts.arxivId === null ? null : `https://arxiv.org/pdf/${facts.arxivId}`,
    facts.openReviewId === null ? null : `https://openreview.net/pdf?id=${encodeURIComponent(facts.openReviewId)}`,
    acl === null ? null : `https://aclanthology.org/${acl}.pdf`,
    page === null ? null : besideThePage(page),
    page !== null && /\.pdf$/i.test(page.pathname) ? page.href : null,
    ...facts.enclosures.filter(({ type, url }) => isPdf(type, url)).map(({ url }) => url),
  ]
  return [...new Set(places.filter(place => place !== null && /^https?:\/\//i.test(place)))] as string[]
}

function isPdf(type: string | null, url: string): boolean {
  return /pdf/i.test(type ?? '') || /\.pdf(?:[?#]|$)/i.test(url)
}

/** Archives that keep the PDF where the page's own address tells. */
function besideThePage({ origin, hostname, pathname }: URL): string | null {
  const host = hostname.replace(/^www\./, '')
  const path = pathname.replace(/\/+$/, '')
  if (host === 'proceedings.mlr.press') {
    const [, volume, name] = /^\/(v\d+)\/([\w-]+)\.html$/.exec(path) ?? []
    return name === undefined ? null : `${origin}/${volume}/${name}/${name}.pdf`
  }
  if (host === 'jmlr.org') {
    const [, volume, name] = /^\/papers\/v(\d+)\/([\w-]+)\.html$/.exec(path) ?? []
    return name === undefined ? null : `${origin}/papers/volume${volume}/${name}/${name}.pdf`
  }
  if (/^(?:papers\.nips\.cc|proceedings\.neurips\.cc)$/.test(host) && path.includes('/hash/'))
    return `${origin}${path.replace('/hash/', '/file/').replace(/-Abstract(-?[\w]*)\.html$/, '-Paper$1.pdf')}`
  if (host === 'openaccess.thecvf.com' && /\/html\/.+\.html$/.test(path))
    return `${origin}${path.replace('/html/', '/papers/').replace(/\.html$/, '.pdf')}`
  if (/^(?:bio|med)rxiv\.org$/.test(host)) {
    const paper = /^\/content\/(?:early\/[\d/]+\/)?(10\.\d{4,9}\/[\w.]+?)(?:\.full.*|\.abstract)?$/.exec(path)?.[1]
    return paper === undefined ? null : `${origin}/content/${paper}.full.pdf`
  }
  return null
}
