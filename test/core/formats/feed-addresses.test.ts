import { describe, expect, test } from 'vitest'
import type { PaperFacts } from '../../../src/preload/contract/paper.ts'
import { readPapers } from './read-papers.ts'

/** Where an entry leads, whichever way its feed says so, and what relative addresses are relative to. */

const ATOM = 'xmlns="http://www.w3.org/2005/Atom"'
const atom = (entry: string, head = ''): string => `<feed ${ATOM}>${head}<entry>${entry}</entry></feed>`
const rss = (item: string, head = ''): string =>
  `<rss version="2.0"><channel>${head}<item>${item}</item></channel></rss>`

async function only(source: string, baseUrl: string | null = null): Promise<PaperFacts> {
  const { papers } = await readPapers(source, { baseUrl })
  expect(papers).toHaveLength(1)
  return papers[0] as PaperFacts
}

describe('addresses', () => {
  const base = 'https://feeds.example/papers/feed.xml'
  test.each([
    ['a link', rss('<link> https://a.example/1 </link>'), 'https://a.example/1'],
    ['a link broken over lines', rss('<link>https://a.example/\n   one</link>'), 'https://a.example/one'],
    [
      'of several links the last',
      rss('<link>https://a.example/1</link><link>https://a.example/2</link>'),
      'https://a.example/2',
    ],
    [
      'a link of Atom in RSS',
      rss(
        '<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="payment" href="https://a.example/pay"/><atom:link xmlns:atom="http://www.w3.org/2005/Atom" href="https://a.example/1"/>',
      ),
      'https://a.example/1',
    ],
    ['a guid that is an address', rss('<guid>https://a.example/1</guid>'), 'https://a.example/1'],
    ['a guid that says it is none', rss('<guid isPermaLink="false">https://a.example/1</guid>'), null],
    [
      'what FeedBurner put its own over',
      rss(
        '<link>https://feedproxy.example/x</link><feedburner:origLink xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0">https://a.example/1</feedburner:origLink>',
      ),
      'https://a.example/1',
    ],
    [
      'Atom: alternate before related',
      atom(
        '<link rel="related" href="https://a.example/r"/><link rel="self" href="https://a.example/s"/><link rel="alternate" href="https://a.example/1"/>',
      ),
      'https://a.example/1',
    ],
    [
      'Atom: a page before a PDF',
      atom('<link type="application/pdf" href="https://a.example/1.pdf"/><link href="https://a.example/1"/>'),
      'https://a.example/1',
    ],
    ['Atom: the id', atom('<id>https://a.example/1</id>'), 'https://a.example/1'],
    ['Atom: content elsewhere', atom('<content src="https://a.example/1"/>'), 'https://a.example/1'],
    [
      'relative to the site of RSS',
      rss('<link>1.html</link>', '<link>https://a.example/b/</link>'),
      'https://a.example/b/1.html',
    ],
    ['relative to the feed of Atom', atom('<link href="1.html"/>'), 'https://feeds.example/papers/1.html'],
    [
      'relative to xml:base of the feed',
      `<feed ${ATOM} xml:base="https://b.example/x/"><entry><link href="1"/></entry></feed>`,
      'https://b.example/x/1',
    ],
    [
      'relative to xml:base of the entry, itself relative',
      `<feed ${ATOM} xml:base="https://b.example/x/"><entry xml:base="y/"><link href="1"/></entry></feed>`,
      'https://b.example/x/y/1',
    ],
    ['relative to xml:base of the link', atom('<link xml:base="https://c.example/" href="1"/>'), 'https://c.example/1'],
    ['no scheme of the web', rss('<link>javascript:alert(1)</link>'), null],
    ['a scheme with a control in it', rss('<link>java&#x9;script:alert(1)</link>'), null],
  ])('%s', async (_, source, url) => {
    expect(
      (
        await only(
          source.replace('<item>', '<item><title>A</title>').replace(/<entry[^>]*>/, '$&<title>A</title>'),
          base,
        )
      ).url,
    ).toBe(url)
  })

  test('a relative one stays as written where nothing is known to make it whole', async () => {
    expect((await only(rss('<title>A</title><link>/papers/1</link>'))).url).toBe('/papers/1')
  })

  test('in a text are relative to the element they stand in', async () => {
    const source = `<feed ${ATOM} xml:base="https://b.example/"><entry><title>A</title><content type="xhtml" xml:base="c/"><div xmlns="http://www.w3.org/1999/xhtml"><a href="1">one</a> <p xml:base="d/"><a href="2">two</a></p></div></content></entry></feed>`
    expect((await only(source)).content).toBe(
      '<div><a href="https://b.example/c/1">one</a> <p><a href="https://b.example/c/d/2">two</a></p></div>',
    )
  })

  test('enclosures of all kinds, each once', async () => {
    const paper = await only(
      rss(
        '<title>A</title><enclosure url="a.mp3" type="audio/mpeg" length="12"/><media:group xmlns:media="http://search.yahoo.com/mrss/"><media:content url="https://a.example/b.mp4" fileSize="7"/><media:content url="https://a.example/a.mp3"/><media:content url=" "/></media:group>',
        '<link>https://a.example/</link>',
      ),
    )
    expect(paper.enclosures).toEqual([
      { url: 'https://a.example/a.mp3', type: 'audio/mpeg', length: 12 },
      { url: 'https://a.example/b.mp4', type: null, length: 7 },
    ])
  })
})
