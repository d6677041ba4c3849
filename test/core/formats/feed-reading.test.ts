import { describe, expect, test } from 'vitest'
import type { PaperFacts } from '../../../src/preload/contract/paper.ts'
import { readPapers } from './read-papers.ts'

/** What the dialects of feeds have in common and where they differ: texts, ids, dates, subjects. */

const ATOM = 'xmlns="http://www.w3.org/2005/Atom"'
const atom = (entry: string, head = ''): string => `<feed ${ATOM}>${head}<entry>${entry}</entry></feed>`
const atom03 = (entry: string): string =>
  `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry>${entry}</entry></feed>`
const rss = (item: string, head = ''): string =>
  `<rss version="2.0"><channel>${head}<item>${item}</item></channel></rss>`

async function only(source: string, baseUrl: string | null = null): Promise<PaperFacts> {
  const { papers } = await readPapers(source, { baseUrl })
  expect(papers).toHaveLength(1)
  return papers[0] as PaperFacts
}

describe('every dialect is read', () => {
  const item = '<title>On Letters</title><link>https://a.example/1</link>'
  test.each([
    [
      'RSS 0.90',
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>L</title></channel><item>${item}</item></rdf:RDF>`,
    ],
    [
      'RSS 0.91 with its DOCTYPE',
      `<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><title>L</title><item>${item}</item></channel></rss>`,
    ],
    [
      'RSS 1.0',
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>L</title></channel><item>${item}</item></rdf:RDF>`,
    ],
    ['RSS 2.0', `<rss version="2.0"><channel><title>L</title><item>${item}</item></channel></rss>`],
    [
      'RSS 2.0 in a namespace',
      `<r:rss xmlns:r="http://backend.userland.com/rss2"><r:channel><r:title>L</r:title><r:item><r:title>On Letters</r:title><r:link>https://a.example/1</r:link></r:item></r:channel></r:rss>`,
    ],
    ['RSS without a channel', `<rss><title>L</title><item>${item}</item></rss>`],
    [
      'Atom 0.3',
      `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>L</title><entry><title>On Letters</title><link rel="alternate" href="https://a.example/1"/></entry></feed>`,
    ],
    [
      'Atom 1.0',
      `<feed ${ATOM}><title>L</title><entry><title>On Letters</title><link href="https://a.example/1"/></entry></feed>`,
    ],
    [
      'Atom with a prefix',
      `<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>L</a:title><a:entry><a:title>On Letters</a:title><a:link href="https://a.example/1"/></a:entry></a:feed>`,
    ],
    [
      'Atom without a namespace',
      `<feed><title>L</title><entry><title>On Letters</title><link href="https://a.example/1"/></entry></feed>`,
    ],
    [
      'CDF',
      `<CHANNEL HREF="https://a.example/"><TITLE>L</TITLE><ITEM HREF="https://a.example/1"><TITLE>On Letters</TITLE></ITEM></CHANNEL>`,
    ],
    [
      'JSON Feed 1.0',
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1',
        title: 'L',
        items: [{ id: 1, title: 'On Letters', url: 'https://a.example/1' }],
      }),
    ],
    [
      'JSON Feed without a version',
      JSON.stringify({
        title: 'L',
        home_page_url: 'https://a.example',
        items: [{ id: '1', title: 'On Letters', url: 'https://a.example/1' }],
      }),
    ],
  ])('%s', async (_, source) => {
    const { format, sourceName, papers } = await readPapers(source)
    expect({ format, sourceName }).toEqual({ format: 'feed', sourceName: 'L' })
    expect(papers).toMatchObject([{ title: 'On Letters', url: 'https://a.example/1' }])
  })
})

describe('titles are text', () => {
  test.each([
    [
      'RSS with HTML in it',
      rss('<title>On &lt;i&gt;E. coli&lt;/i&gt; &amp;amp; H&lt;sub&gt;2&lt;/sub&gt;O</title>'),
      'On E. coli & H2O',
    ],
    ['RSS in CDATA', rss('<title><![CDATA[On <b>Letters</b> &amp; more]]></title>'), 'On Letters & more'],
    ['RSS with elements left as they are', rss('<title>On <b>Letters</b></title>'), 'On Letters'],
    ['entities nobody declared', rss('<title>Caf&eacute;&nbsp;&mdash; AT&T</title>'), 'Café — AT&T'],
    ['numbers of Windows', rss('<title>It&#146;s &#x201c;it&#8221;</title>'), 'It’s “it”'],
    ['escaped once too often', rss('<title>&amp;amp;#39;Text&amp;amp;#39;</title>'), "'Text'"],
    ['mathematics', rss('<title>For all x&lt;y and y &lt; z</title>'), 'For all x<y and y < z'],
    ['a tag as the subject', rss('<title>&lt;/example&gt;</title>'), '</example>'],
    ['Atom text', atom('<title>History of the &lt;blink&gt; tag</title>'), 'History of the <blink> tag'],
    [
      'Atom text that is HTML all the same',
      atom('<title type="text">On &lt;b&gt;Letters&lt;/b&gt;</title>'),
      'On Letters',
    ],
    ['Atom html', atom('<title type="html">Less: &lt;em>&amp;lt;&lt;/em></title>'), 'Less: <'],
    [
      'Atom xhtml',
      atom('<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Less: <em>&lt;</em></div></title>'),
      'Less: <',
    ],
    [
      'Atom with a prefix for XHTML',
      atom('<title type="xhtml" xmlns:x="http://www.w3.org/1999/xhtml"><x:div>On <x:b>Letters</x:b></x:div></title>'),
      'On Letters',
    ],
    [
      'Atom in base64',
      atom(`<title type="application/octet-stream">${Buffer.from('On Letters').toString('base64')}</title>`),
      'On Letters',
    ],
    [
      'Atom 0.3 in base64',
      atom03(`<title mode="base64">${Buffer.from('<p>On Letters</p>').toString('base64')}</title>`),
      'On Letters',
    ],
    ['a type that means nothing', atom('<title type="custom/type">test</title>'), 'test'],
    [
      'Dublin Core alone',
      rss('<dc:title xmlns:dc="http://purl.org/dc/elements/1.1/">On Letters</dc:title>'),
      'On Letters',
    ],
    [
      'Media RSS alone',
      rss(
        '<media:content xmlns:media="http://search.yahoo.com/mrss/" url="https://a.example/f"><media:title>On Letters</media:title></media:content>',
      ),
      'On Letters',
    ],
    [
      'another namespace’s title beside it',
      rss(
        '<x:title xmlns:x="http://x.example/">No</x:title><title>On Letters</title><itunes:title xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">No</itunes:title>',
      ),
      'On Letters',
    ],
    ['none: the first sentence', rss('<description>We read letters. Then numbers.</description>'), 'We read letters.'],
    ['none: the address', rss('<link>https://a.example/1</link>'), 'https://a.example/1'],
    ['nothing at all', rss('<category>x</category>', '<title>Letters</title>'), 'Untitled entry 1 of Letters'],
  ])('%s', async (_, source, title) => {
    expect((await only(source)).title).toBe(title)
  })
})

describe('texts', () => {
  test('a description is an abstract, and what is encoded is the content, with nothing active in it', async () => {
    const paper = await only(
      rss(
        '<title>A</title><description>&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two&lt;br/&gt;lines.&lt;/p&gt;</description><content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/"><![CDATA[<h2 onclick="x()">Head</h2><script>x()</script><p style="a:url(x)">All <a href="javascript:x()">of</a> <a href="/it">it</a>.<img src="https://t.example/p.gif"></p>]]></content:encoded>',
        '<link>https://a.example/</link>',
      ),
    )
    expect(paper.abstract).toBe('One.\n\nTwo lines.')
    expect(paper.content).toBe('<h2>Head</h2><p>All <a>of</a> <a href="https://a.example/it">it</a>.</p>')
  })

  test('content alone is an abstract too, shortened where it is an article', async () => {
    const long = await only(
      atom(`<title>A</title><content type="html">${'&lt;p>A sentence of some length.&lt;/p>'.repeat(400)}</content>`),
    )
    expect(long.abstract?.length).toBeLessThanOrEqual(5_003)
    expect(long.abstract).toMatch(/A sentence of some length\. …$/)
    expect(long.content?.length).toBeGreaterThan(12_000)
  })

  test.each([
    ['escaped twice', rss('<title>A</title><description>&amp;lt;p&amp;gt;One&amp;lt;/p&amp;gt;</description>'), 'One'],
    [
      'elements of XHTML',
      rss('<title>A</title><body xmlns="http://www.w3.org/1999/xhtml"><p>One</p><p>Two</p></body>'),
      'One\n\nTwo',
    ],
    [
      'Atom 0.3, escaped',
      atom03('<title>A</title><content type="text/html" mode="escaped">&lt;b&gt;One&lt;/b&gt;</content>'),
      'One',
    ],
    [
      'MathML',
      atom(
        '<title>A</title><summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Let <math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math> be</div></summary>',
      ),
      'Let x be',
    ],
    [
      'iTunes',
      rss(
        '<title>A</title><itunes:summary xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">One</itunes:summary>',
      ),
      'One',
    ],
    [
      'in a group of Media RSS',
      rss(
        '<title>A</title><media:group xmlns:media="http://search.yahoo.com/mrss/"><media:description>One</media:description></media:group>',
      ),
      'One',
    ],
    ['a prefix that is not declared', rss('<title>A</title><dc:description>One</dc:description>'), 'One'],
    [
      'RSS with elements left open',
      rss('<title>A</title><description>One<br>more <p>line</description>'),
      'One more\n\nline',
    ],
  ])('%s', async (_, source, abstract) => {
    expect((await only(source)).abstract).toBe(abstract)
  })

  test('a summary and a description are two texts', async () => {
    expect(await only(rss('<title>A</title><description>Long</description><summary>Short</summary>'))).toMatchObject({
      abstract: 'Short',
      content: 'Long',
    })
  })
})

describe('the rest of an entry', () => {
  test('its own id, its dates and its subjects', async () => {
    const source = `<feed ${ATOM}><title>L</title><entry><title>A</title><id>tag:a.example,2024:1</id><published>2024-01-02T03:04:05+01:00</published><updated>2024-02-03T04:05:06Z</updated><category term="cs.CL" label="Computation"/><category term="cs.CL"/></entry></feed>`
    expect(await only(source)).toMatchObject({
      key: 'tag:a.example,2024:1',
      publishedAt: '2024-01-02T02:04:05Z',
      updatedAt: '2024-02-03T04:05:06Z',
      categories: ['cs.CL'],
      keywords: ['Computation', 'cs.CL'],
    })
  })

  test('only the last change is dated', async () => {
    expect(await only(atom('<title>A</title><updated>2024-02-03T04:05:06Z</updated>'))).toMatchObject({
      publishedAt: '2024-02-03T04:05:06Z',
      updatedAt: '2024-02-03T04:05:06Z',
    })
  })

  test('tags in one line, subjects of Dublin Core, comments', async () => {
    expect(
      await only(
        rss('<title>A</title><tags>one, two</tags><dc:subject>three</dc:subject><slash:comments>7</slash:comments>'),
      ),
    ).toMatchObject({ categories: ['three', 'one', 'two'], comments: 7 })
  })

  test('an empty item is no paper, and spoils no other', async () => {
    const { papers, failed } = await readPapers('<rss><channel><item/><item><title>A</title></item></channel></rss>')
    expect(papers.map(paper => paper.title)).toEqual(['A'])
    expect(failed).toEqual([{ where: 'entry 1', reason: 'it is empty' }])
  })

  test('a feed without a title is called after its site', async () => {
    expect((await readPapers(rss('<title>A</title>', '<link>https://a.example/</link>'))).sourceName).toBe(
      'https://a.example/',
    )
  })
})
