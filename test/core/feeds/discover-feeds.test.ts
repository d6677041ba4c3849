import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { discoverFeeds } from '../../../src/main/core/feeds/discover-feeds.ts'

const page = 'https://letters.example/blog/2024/one.html'
const urls = (html: string, address = page): string[] => discoverFeeds(html, address).map(({ url }) => url)

describe('a page names its feeds', () => {
  test('in links of several types, in its order, comments last', () => {
    const html = `<html><head><link rel="stylesheet" href="x.css">
      <link rel="alternate" type="application/rss+xml" title="Letters &raquo; Comments Feed" href="/comments/feed">
      <link rel="alternate" type="application/atom+xml" title="Letters" href="../atom.xml">
      <LINK REL='alternate home' TYPE='application/rss+xml' HREF='//cdn.example/rss'>
      <link rel="alternate" type="application/feed+json" href="https://letters.example/feed.json">
      <link rel="alternate" hreflang="de" href="/de/"><link rel="alternate" type="application/json" href="/wp-json/1">
      <link rel="alternate" type="application/rss+xml" href="javascript:x"></head></html>`
    expect(discoverFeeds(html, page)).toEqual([
      { url: 'https://letters.example/blog/atom.xml', title: 'Letters', from: 'page' },
      { url: 'https://cdn.example/rss', title: null, from: 'page' },
      { url: 'https://letters.example/feed.json', title: null, from: 'page' },
      { url: 'https://letters.example/comments/feed', title: 'Letters » Comments Feed', from: 'page' },
    ])
  })

  test('relative to its base', () => {
    expect(urls('<base href="https://b.example/x/"><link rel="feed" href="y">')).toEqual(['https://b.example/x/y'])
  })

  test('in links of its text, where the head says nothing', () => {
    expect(
      urls('<a href="/about">About</a><a href="/index.xml">RSS</a><a href="feed:https://letters.example/rss">r</a>'),
    ).toEqual(['https://letters.example/index.xml', 'https://letters.example/rss'])
  })

  test('nowhere: the usual places are worth asking', () => {
    expect(discoverFeeds('<p>Hello', page).map(({ url, from }) => [url, from])).toContainEqual([
      'https://letters.example/feed',
      'guess',
    ])
  })
})

describe('sites of science are known', () => {
  test.each([
    ['https://arxiv.org/list/cs.CL/recent', 'https://rss.arxiv.org/atom/cs.CL'],
    ['https://arxiv.org/archive/hep-th', 'https://rss.arxiv.org/atom/hep-th'],
    [
      'https://www.biorxiv.org/collection/cancer-biology',
      'https://connect.biorxiv.org/biorxiv_xml.php?subject=cancer_biology',
    ],
    ['https://www.medrxiv.org/', 'https://connect.medrxiv.org/medrxiv_xml.php?subject=all'],
    ['https://www.nature.com/nmeth/articles?type=article', 'https://www.nature.com/nmeth.rss'],
    ['https://www.science.org/journal/sciadv', 'https://www.science.org/action/showFeed?type=etoc&feed=rss&jc=sciadv'],
    ['https://journals.plos.org/plosone/', 'https://journals.plos.org/plosone/feed/atom'],
    ['https://ieeexplore.ieee.org/xpl/RecentIssue.jsp?punumber=34', 'https://ieeexplore.ieee.org/rss/TOC34.XML'],
    ['https://proceedings.mlr.press/v235/', 'https://proceedings.mlr.press/feed.xml'],
    ['https://jmlr.org/papers/v25/', 'https://www.jmlr.org/jmlr.xml'],
    ['https://github.com/huggingface/transformers/issues', 'https://github.com/huggingface/transformers/releases.atom'],
  ])('%s', (address, feed) => {
    expect(discoverFeeds('<title>x</title>', address)).toMatchObject([{ url: feed, from: 'known' }])
  })

  test('after what their page says itself', () => {
    const html =
      '<link rel="alternate" type="application/rss+xml" href="https://www.nature.com/nature.rss" title="Nature">'
    expect(discoverFeeds(html, 'https://www.nature.com/nature/')).toEqual([
      { url: 'https://www.nature.com/nature.rss', title: 'Nature', from: 'page' },
    ])
  })
})

test('whatever a page is, only addresses of the web come of it', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 10 }),
    fc.constantFrom(
      '<link rel="alternate" type="application/rss+xml" href="',
      '<a href="/feed',
      '"',
      '>',
      '<base href="',
      'javascript:',
      'https://a.example/feed',
      '<script>',
    ),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), fc.oneof(fc.constant(page), fc.string()), (pieces, address) => {
      for (const { url } of discoverFeeds(pieces.join(''), address)) expect(url).toMatch(/^https?:\/\//i)
    }),
  )
})
