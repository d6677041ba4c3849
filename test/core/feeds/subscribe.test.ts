import { writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type LibraryOnline, openLibraryOnline } from '../../support/upstream/library-online.ts'

let online: LibraryOnline
beforeEach(async () => void (online = await openLibraryOnline()))
afterEach(() => online.close())

const RSS = `<?xml version="1.0"?><rss version="2.0"><channel><title>Journal of Ice</title><link>https://ice.example/</link>
<ttl>240</ttl><item><title>On the slow melting of models</title><link>https://ice.example/1</link><guid>ice-1</guid></item></channel></rss>`
const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Ice notes</title><id>x</id><updated>2026-03-01T00:00:00Z</updated>
<link rel="alternate" href="https://notes.example/"/><entry><id>n1</id><title>A note upon frozen layers</title><updated>2026-03-01T00:00:00Z</updated><link href="https://notes.example/1"/></entry></feed>`
const JSON_FEED = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Ice in JSON',
  home_page_url: 'https://json.example/',
  items: [{ id: '1', title: 'Crystals of a structured kind', url: 'https://json.example/1' }],
})

function serve(host: string, path: string, body: string, type = 'application/xml'): void {
  online.upstream.serve(host, path, { body, type })
}
const page = (...links: string[]): string =>
  `<!doctype html><html><head><title>A page</title>${links.map((href, index) => `<link rel="alternate" type="application/rss+xml" title="Feed ${index + 1}" href="${href}">`).join('')}</head><body>Welcome</body></html>`
const add = (reference: string) => online.library.api['feeds.add']({ reference })

test.each([
  ['daily-papers', 'daily-papers', 'Daily Papers', 'https://huggingface.co/api/daily_papers'],
  [
    'https://huggingface.co/papers/date/2025-10-29',
    'daily-papers',
    'Daily Papers',
    'https://huggingface.co/api/daily_papers',
  ],
  ['trending', 'daily-papers', 'Trending Papers', 'https://huggingface.co/api/daily_papers?sort=trending'],
  ['cs.CL', 'arxiv', 'arXiv cs.CL', 'https://rss.arxiv.org/rss/cs.CL'],
  ['arXiv: cs.CL, stat.ML', 'arxiv', 'arXiv cs.CL, stat.ML', 'https://rss.arxiv.org/rss/cs.CL+stat.ML'],
  ['astro-ph', 'arxiv', 'arXiv astro-ph', 'https://rss.arxiv.org/rss/astro-ph'],
  ['https://rss.arxiv.org/atom/cs.AI', 'arxiv', 'arXiv cs.AI', 'https://rss.arxiv.org/rss/cs.AI'],
  ['HTTPS://ArXiv.org./list/hep-ph/new', 'arxiv', 'arXiv hep-ph', 'https://rss.arxiv.org/rss/hep-ph'],
  ['arxiv.org/list/hep-th/new', 'arxiv', 'arXiv hep-th', 'https://rss.arxiv.org/rss/hep-th'],
])('%s is known without asking anybody', async (reference, kind, name, url) => {
  expect(await add(reference)).toMatchObject({ kind, name, url, state: 'new' })
  expect(online.upstream.log).toEqual([])
  await expect(add(reference)).rejects.toMatchObject({ code: 'conflict' })
})

describe('an address', () => {
  test.each([
    ['RSS', RSS, 'Journal of Ice', 'On the slow melting of models', 'https://ice.example/'],
    ['Atom', ATOM, 'Ice notes', 'A note upon frozen layers', 'https://notes.example/'],
    ['JSON Feed', JSON_FEED, 'Ice in JSON', 'Crystals of a structured kind', 'https://json.example/'],
  ])('of a feed in %s is looked at, named and refreshed', async (_name, body, title, paper, homepage) => {
    serve('some.example', '/feed', body)
    const feed = await add('some.example/feed')
    expect(feed).toMatchObject({ kind: 'feed', name: title, url: 'https://some.example/feed' })
    expect(online.report(await online.refresh(feed.id))).toMatchObject({ new: 1, failed: [] })
    const { ids } = await online.library.api['papers.ids']({ view: { kind: 'feed', feed: feed.id } })
    expect(await online.library.api['papers.rows']({ ids: [...ids] })).toMatchObject([{ title: paper }])
    expect((await online.library.api['feeds.list']({}))[0]).toMatchObject({
      homepage,
      count: 1,
      undecided: 1,
      state: 'fresh',
    })
  })

  test('of a page leads to the feed it names, not to that of its comments', async () => {
    serve('blog.example', '/', page('/feed', '/comments/feed'), 'text/html')
    expect(await add('https://blog.example/')).toMatchObject({ name: 'Feed 1', url: 'https://blog.example/feed' })
  })

  test('of a page with several feeds is answered with what there is to choose from', async () => {
    serve('many.example', '/', page('/a.xml', '/b.xml'), 'text/html')
    await expect(add('https://many.example/')).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringMatching(/2 feeds: Feed 1 \(.*a\.xml\), Feed 2 \(.*b\.xml\)/),
    })
    expect(await online.library.api['feeds.discover']({ url: 'https://many.example/' })).toMatchObject([
      { url: 'https://many.example/a.xml', title: 'Feed 1', from: 'page' },
      { url: 'https://many.example/b.xml' },
    ])
  })

  test('of a page that names none leads to where feeds usually are, if there is one', async () => {
    serve('plain.example', '/', page(), 'text/html')
    serve('plain.example', '/atom.xml', ATOM)
    expect(await add('https://plain.example/')).toMatchObject({
      url: 'https://plain.example/atom.xml',
      name: 'Ice notes',
    })
    serve('bare.example', '/', page(), 'text/html')
    await expect(add('https://bare.example/')).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringContaining('names no feed'),
    })
  })

  test.each([
    ['no words that mean anything', 'invalid', /no feed Offprint knows/],
    ['https://picture.example/x', 'invalid', /neither a feed nor a page/],
    ['https://nothing.example/x', 'not-found', /has nothing at/],
  ])('%s is refused', async (reference, code, message) => {
    online.upstream.serve('picture.example', '/x', { body: Buffer.from('\x89PNG\r\n\x1a\n\0\0'), type: 'image/png' })
    await expect(add(reference)).rejects.toMatchObject({ code, message: expect.stringMatching(message) })
    expect(await online.library.api['feeds.list']({})).toEqual([])
  })

  test('is taken as it is where there is no network', async () => {
    await online.cutOff('all')
    expect(await add('https://ice.example/rss')).toMatchObject({
      kind: 'feed',
      name: 'ice.example',
      url: 'https://ice.example/rss',
    })
    await expect(add('https://ICE.example./rss')).rejects.toMatchObject({ code: 'conflict' })
  })
})

test('a list of another reader comes in with its folders, and goes out the same', async () => {
  const { api, uploadPath } = online.library
  const bring = async (text: string) => {
    const upload = online.ports.newId()
    writeFileSync(uploadPath(upload), text)
    return api['feeds.importOpml']({ upload, name: 'feeds.opml' })
  }
  await add('cs.CL')
  const opml = `<opml version="2.0"><head><title>x</title></head><body>
    <outline text="Science"><outline text="Ice &amp; snow" type="rss" xmlUrl="https://ice.example/rss" htmlUrl="https://ice.example/"/>
      <outline text="Deep"><outline text="Deep ice" xmlUrl="https://deep.example/rss"/><outline text="Deep ice again" xmlUrl="https://Deep.Example./rss"/></outline></outline>
    <outline text="arXiv again" xmlUrl="http://rss.arxiv.org/rss/cs.CL"/><outline text="Lost" type="rss" xmlUrl="gopher://x"/></body></opml>`
  expect(await bring(opml)).toEqual({
    added: 2,
    known: 2,
    skipped: [{ where: expect.any(String), reason: expect.stringContaining('gopher') }],
    cutOff: null,
  })
  const feeds = await api['feeds.list']({})
  expect(feeds.map(({ kind, name, folder }) => [kind, name, folder])).toEqual([
    ['arxiv', 'arXiv cs.CL', null],
    ['feed', 'Ice & snow', 'Science'],
    ['feed', 'Deep ice', 'Science / Deep'],
  ])
  const { text } = await api['feeds.exportOpml']({})
  for (const { id } of feeds) await api['feeds.remove']({ id })
  expect(await bring(text)).toEqual({ added: 3, known: 0, skipped: [], cutOff: null })
  const again = await api['feeds.list']({})
  const names = (list: typeof feeds) =>
    list.map(({ kind, name, folder, url }) => `${kind} ${name} ${folder} ${url}`).toSorted()
  expect(names(again)).toEqual(names(feeds))
  await expect(bring('no list at all')).rejects.toMatchObject({ code: 'invalid' })
})
