import { Parser } from 'htmlparser2'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LibraryFailure } from '../../../src/main/core/failures.ts'
import type { PaperFacts } from '../../../src/preload/contract/paper.ts'
import { readPapers } from './read-papers.ts'

/** Whatever a stranger writes into a feed: no crash, no hang, and nothing in it that runs or leads out of the web. */

const KEPT_ATTRIBUTES = new Set([
  'href',
  'colspan',
  'rowspan',
  'display',
  'mathvariant',
  'linethickness',
  'columnalign',
  'notation',
])
const ACTIVE = new Set(
  'script style iframe object embed applet link meta base form svg img video audio frame frameset input button'.split(
    ' ',
  ),
)

/** What is active in HTML a feed became. */
function activeIn(html: string): string[] {
  const found: string[] = []
  const parser = new Parser({
    onopentag(name, attributes) {
      if (ACTIVE.has(name)) found.push(`<${name}>`)
      for (const [attribute, value] of Object.entries(attributes))
        if (!KEPT_ATTRIBUTES.has(attribute) || (attribute === 'href' && !/^(?:https?:\/\/|mailto:)/i.test(value)))
          found.push(`${attribute}="${value}"`)
    },
    oncomment: comment => found.push(`<!--${comment}-->`),
  })
  parser.end(html)
  return found
}

function expectSafe({ content, url, pdfUrl, enclosures, title, key }: PaperFacts): void {
  expect(activeIn(content ?? '')).toEqual([])
  for (const address of [pdfUrl, ...enclosures.map(enclosure => enclosure.url)])
    if (address !== null) expect(address).toMatch(/^https?:\/\//i)
  // Relative where nothing is known to make it whole; never of another scheme, however it is hidden.
  if (url !== null) expect(url.replace(/[\u0000-\u0020\u200b]/g, '')).toMatch(/^(?:https?:\/\/|(?![^/?#]*:))/i)
  expect(title).toMatch(/^\S(?:.*\S)?$/su)
  expect(`${title}${key ?? ''}`).not.toMatch(/[\u0000-\u001f]/)
}

const wrap = (html: string): string =>
  `<rss><channel><title>L</title><item><title>A</title><content:encoded>${html.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</content:encoded></item></channel></rss>`

describe('nothing active is left of', () => {
  test.each([
    '<script>alert(1)</script>safe',
    '<scr<script>ipt>alert(1)</scr</script>ipt>safe',
    '<p onclick="alert(1)" style="background:url(javascript:x)">safe</p>',
    '<a href="javascript:alert(1)">safe</a>',
    '<a href=" java\nscript:alert(1)">safe</a>',
    '<a href="&#106;avascript&colon;alert(1)">safe</a>',
    '<a href="data:text/html,<script>x</script>">safe</a>',
    '<a href="vbscript:x">safe</a>',
    '<a href="file:///etc/passwd">safe</a>',
    '<img src=x onerror=alert(1)>safe',
    '<svg onload=alert(1)><a xlink:href="javascript:x">x</a></svg>safe',
    '<math><mi xlink:href="javascript:x">safe</mi></math>',
    '<iframe srcdoc="<script>x</script>"></iframe>safe',
    '<object data="x"><embed src="x"></object>safe',
    '<form action="x"><input formaction="javascript:x">safe</form>',
    '<base href="https://evil.example/"><link rel=stylesheet href=x><meta http-equiv=refresh content="0;url=x">safe',
    '<style>@import "x";</style>safe',
    '<!--[if IE]><script>x</script><![endif]-->safe',
    '<![CDATA[<script>x</script>]]>safe',
    '<template><script>x</script></template>safe',
    '<noscript><p title="</noscript><img src=x onerror=x>">safe</p></noscript>safe',
    '<td colspan="2" background="javascript:x">safe</td>',
    '<xss onmouseover=alert(1)>safe</xss>',
    '<p/onclick=alert(1)>safe',
    '<math><annotation-xml encoding="text/html"><script>x</script></annotation-xml></math>safe',
  ])('%s', async html => {
    const { papers } = await readPapers(wrap(html))
    expect(papers).toHaveLength(1)
    papers.forEach(expectSafe)
    expect(papers[0]?.content).toMatch(/safe/)
    expect(papers[0]?.abstract).toMatch(/safe/)
    expect(`${papers[0]?.abstract}`).not.toMatch(/alert|<script/)
  })
})

const markup = fc.constantFrom(
  ...'<script> </script> <svg onload=x> <a href="javascript:x"> <a href="/x"> </a> <p> </p> <b <!-- --> <![CDATA[ ]]> <math> <mi> </math> &lt; &#60; &amp;lt; < > " \' = javascript: text \u0000 \u202e <style> <title> <textarea> <xmp> <plaintext> <template> <img/src=x onerror=y>'.split(
    ' ',
  ),
)

describe('nothing but safe papers or a refusal comes of', () => {
  test('any markup as content', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(markup, { maxLength: 25 }), async parts => {
        const { papers } = await readPapers(wrap(parts.join(' ')))
        expect(papers).toHaveLength(1)
        papers.forEach(expectSafe)
      }),
      { numRuns: 300 },
    )
  })

  const field = fc.constantFrom(
    'title',
    'link',
    'guid',
    'description',
    'pubDate',
    'author',
    'dc:creator',
    'content:encoded',
    'category',
    'enclosure url="',
    'atom:link href="',
    'media:content url="',
    'entry',
    'item',
    'content type="xhtml"',
    'summary type="html"',
    'xml:base',
  )
  const piece = fc.oneof(
    fc
      .tuple(field, fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), markup))
      .map(([name, value]) =>
        name.endsWith('"') ? `<${name}${value}"/>` : `<${name}>${value}</${name.split(' ')[0] ?? ''}>`,
      ),
    markup,
    fc.constantFrom(
      '<item>',
      '</item>',
      '<entry>',
      '</entry>',
      '</channel>',
      '<!DOCTYPE x>',
      '<!DOCTYPE x [',
      ']>',
      '<?x',
      '?>',
      '\ufffe',
    ),
  )
  const document = fc
    .tuple(
      fc.constantFrom('<rss><channel><item>', '<feed xmlns="http://www.w3.org/2005/Atom"><entry>', '<rdf:RDF><item>'),
      fc.array(piece, { maxLength: 30 }),
      fc.constantFrom('</item></channel></rss>', '</entry></feed>', ''),
    )
    .map(([start, pieces, end]) => start + pieces.join('') + end)

  test('pieces of feeds in any order', async () => {
    await fc.assert(
      fc.asyncProperty(document, fc.boolean(), async (source, partial) => {
        await readPapers(source, { format: 'feed', partial }).then(
          ({ papers }) => papers.forEach(expectSafe),
          (error: unknown) => expect(error).toBeInstanceOf(LibraryFailure),
        )
      }),
      { numRuns: 500 },
    )
  })

  test('any JSON that calls itself a feed', async () => {
    const item = fc.dictionary(
      fc.constantFrom(
        'id',
        'url',
        'title',
        'content_html',
        'content_text',
        'summary',
        'date_published',
        'authors',
        'author',
        'tags',
        'attachments',
        'external_url',
      ),
      fc.oneof(
        fc.jsonValue({ maxDepth: 2 }),
        fc.string(),
        markup,
        fc.array(fc.record({ name: fc.jsonValue(), url: markup })),
      ),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(item, fc.jsonValue()), { maxLength: 4 }), async items => {
        const source = JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'L', items })
        const { papers, count, failed } = await readPapers(source)
        papers.forEach(expectSafe)
        expect(count + failed.length).toBe(items.length)
      }),
      { numRuns: 300 },
    )
  })

  const endless = (part: string, count = 200_000): string => part.repeat(count)
  test.each([
    ['attributes', `<rss ${endless('a="" ')}>`],
    ['spaces in a tag', `<rss ${endless(' ', 2_000_000)}>`],
    ['quotes', `<rss>${endless('<a b="')}`],
    ['ends', `<rss>${endless('</a>')}</rss>`],
    ['declarations', `<rss>${endless('<!a>')}</rss>`],
    ['ampersands', `<rss><item><title>${endless('&')}</title></item></rss>`],
    ['lesser-thans', `<rss><item><title>${endless('<')}</title></item></rss>`],
    ['one attribute', `<rss><item><enclosure url="https://a.example/${endless('a', 5_000_000)}"/></item></rss>`],
    ['elements of HTML inside one another', wrap(endless('<div>'))],
    ['ends of HTML', wrap(endless('<b>', 50_000) + endless('</i>', 50_000))],
    ['half tags of HTML', wrap(endless('<b '))],
    ['brackets in an author', `<rss><item><author>${endless('(a, ')}</author></item></rss>`],
    ['addresses in an author', `<rss><item><author>${endless('a@')}</author></item></rss>`],
    ['initials', `<rss><item><dc:creator>${endless('A., ')}</dc:creator></item></rss>`],
    ['DOIs', `<rss><item><guid>${endless('10.1234/')}</guid></item></rss>`],
    ['figures in a date', `<rss><item><pubDate>${endless('1 ')}</pubDate></item></rss>`],
    ['notes of publishers', `<rss><item><description>${endless('Source: a\n')}</description></item></rss>`],
  ])('endless %s', async (_, source) => {
    const { user, system } = process.cpuUsage()
    const read = await readPapers(source, { format: 'feed' }).catch((error: unknown) => error)
    if (read instanceof Error) expect(read).toBeInstanceOf(LibraryFailure)
    const spent = process.cpuUsage({ user, system })
    expect((spent.user + spent.system) / 1_000).toBeLessThan(4_000)
  })
})
