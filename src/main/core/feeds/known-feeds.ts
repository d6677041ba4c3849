/** Where the archives and journals of science keep their feeds, by the address of a page of theirs. Pure; facts alone. */

export interface KnownFeed {
  readonly url: string
  readonly title: string | null
}

type Rule = (page: URL, host: string) => readonly KnownFeed[]

const RULES: readonly Rule[] = [arxiv, preprintServer, nature, atypon, plos, ieee, proceedings, gitHub]

export function knownFeeds(address: string): readonly KnownFeed[] {
  const page = URL.parse(address)
  if (!page || !/^https?:$/.test(page.protocol)) return []
  const host = page.hostname.replace(/^www\./, '')
  return RULES.flatMap(rule => rule(page, host))
}

/** arxiv.org/list/cs.CL/recent, /archive/hep-th; several as "cs.CL+cs.LG". */
function arxiv({ pathname }: URL, host: string): KnownFeed[] {
  if (!/^(?:export\.)?arxiv\.org$/.test(host)) return []
  const subject = /^\/(?:list|archive)\/([a-z-]+(?:\.[A-Za-z-]+)?)(?:\/|$)/.exec(pathname)?.[1]
  return subject === undefined ? [] : [{ url: `https://rss.arxiv.org/atom/${subject}`, title: `arXiv ${subject}` }]
}

/** Their own /rss is behind a check for robots; connect.* is for programs. */
function preprintServer({ pathname, searchParams }: URL, host: string): KnownFeed[] {
  const server = /^(?:connect\.)?(bio|med)rxiv\.org$/.exec(host)?.[1]
  if (server === undefined) return []
  const collection = /^\/collection\/([\w-]+)/.exec(pathname)?.[1]?.replaceAll('-', '_')
  const subject = searchParams.get('subject') ?? collection ?? 'all'
  const url = `https://connect.${server}rxiv.org/${server}rxiv_xml.php?subject=${encodeURIComponent(subject)}`
  return [{ url, title: `${server}Rxiv ${subject.replaceAll('_', ' ')}` }]
}

/** nature.com/nmeth/articles; an article's address has the journal's name in its number. */
function nature({ pathname }: URL, host: string): KnownFeed[] {
  if (host !== 'nature.com') return []
  const journal = /^\/([a-z][a-z\d-]{1,30})(?:\.rss)?(?:\/|$)/.exec(pathname)?.[1]
  if (journal === undefined || /^(?:articles|search|subjects|siteindex|collections|about|info|account)$/.test(journal))
    return []
  return [{ url: `https://www.nature.com/${journal}.rss`, title: null }]
}

/** Journals on Atypon's platform. */
function atypon({ pathname }: URL, host: string): KnownFeed[] {
  if (
    !/^(?:science\.org|pnas\.org|pubs\.acs\.org|journals\.sagepub\.com|tandfonline\.com|onlinelibrary\.wiley\.com|dl\.acm\.org)$/.test(
      host,
    )
  )
    return []
  const code = /^\/(?:journal|toc|loi)\/([\w-]{2,20})/.exec(pathname)?.[1] ?? (host === 'pnas.org' ? 'pnas' : null)
  if (code === null) return []
  const site = host === 'science.org' || host === 'pnas.org' || host === 'tandfonline.com' ? `www.${host}` : host
  return [{ url: `https://${site}/action/showFeed?type=etoc&feed=rss&jc=${code}`, title: null }]
}

function plos({ pathname }: URL, host: string): KnownFeed[] {
  const journal = host === 'journals.plos.org' ? /^\/([a-z]+)(?:\/|$)/.exec(pathname)?.[1] : undefined
  return journal === undefined ? [] : [{ url: `https://journals.plos.org/${journal}/feed/atom`, title: null }]
}

function ieee({ pathname, searchParams }: URL, host: string): KnownFeed[] {
  if (host !== 'ieeexplore.ieee.org' || !pathname.startsWith('/xpl/')) return []
  const number = searchParams.get('punumber')
  return number !== null && /^\d+$/.test(number)
    ? [{ url: `https://ieeexplore.ieee.org/rss/TOC${number}.XML`, title: null }]
    : []
}

function proceedings(_: URL, host: string): KnownFeed[] {
  if (host === 'proceedings.mlr.press') return [{ url: 'https://proceedings.mlr.press/feed.xml', title: 'PMLR' }]
  if (host === 'jmlr.org') return [{ url: 'https://www.jmlr.org/jmlr.xml', title: 'JMLR' }]
  if (host === 'aclanthology.org') return [{ url: 'https://aclanthology.org/rss/new.xml', title: 'ACL Anthology' }]
  return []
}

function gitHub({ pathname }: URL, host: string): KnownFeed[] {
  const repository = host === 'github.com' ? /^\/([\w.-]+\/[\w.-]+)/.exec(pathname)?.[1] : undefined
  return repository === undefined
    ? []
    : [{ url: `https://github.com/${repository}/releases.atom`, title: `Releases of ${repository}` }]
}
