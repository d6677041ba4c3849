import { describe, expect, test } from 'vitest'
import { hasSamples, readPapers, refusalOf, sample, sampleCases } from './read-papers.ts'

const entry = (more = ''): string => `<entry>
    <id>http://arxiv.org/abs/2609.20822v2</id>
    <updated>2026-09-25T17:00:00Z</updated>
    <published>2026-09-20T13:46:39-04:00</published>
    <title>On $\\alpha$ &amp; Other
  Letters</title>
    <summary>  Letters are
studied &lt;here&gt;. </summary>
    <author><name>Ada Lovelace</name><arxiv:affiliation xmlns:arxiv="http://arxiv.org/schemas/atom">MIT</arxiv:affiliation></author>
    <author><name>H1 Collaboration</name></author>
    <category term="cs.LG"/><category term="math.CO"/>${more}
  </entry>`
const feed = (entries: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n<id>http://arxiv.org/api/abc</id><title>ArXiv Query: x</title>\n${entries}\n</feed>\n`
const details = `<arxiv:primary_category xmlns:arxiv="http://arxiv.org/schemas/atom" term="math.CO"/>
  <arxiv:comment xmlns:arxiv="http://arxiv.org/schemas/atom">9 pages. Code: https://github.com/ada/letters.</arxiv:comment>
  <arxiv:journal_ref xmlns:arxiv="http://arxiv.org/schemas/atom">J. Lett. 31 (2026) 17-29</arxiv:journal_ref>
  <arxiv:doi xmlns:arxiv="http://arxiv.org/schemas/atom">10.1000/ABC.1</arxiv:doi>`

describe('an answer of the API', () => {
  test('gives every field', async () => {
    const { papers, format, sourceName, where } = await readPapers(feed(entry(details)))
    expect({ format, sourceName, where }).toEqual({ format: 'arxiv', sourceName: 'arXiv', where: ['entry 1'] })
    expect(papers[0]).toMatchObject({
      ...{
        key: '2609.20822',
        arxivId: '2609.20822',
        arxivVersion: 2,
        url: 'https://arxiv.org/abs/2609.20822',
        pdfUrl: 'https://arxiv.org/pdf/2609.20822',
      },
      ...{ title: 'On $\\alpha$ & Other Letters', abstract: 'Letters are studied <here>.', authorCount: 2 },
      ...{
        publishedAt: '2026-09-20T17:46:39Z',
        updatedAt: '2026-09-25T17:00:00Z',
        doi: '10.1000/abc.1',
        venue: 'J. Lett. 31 (2026) 17-29',
      },
      ...{ categories: ['math.CO', 'cs.LG'], codeUrl: 'https://github.com/ada/letters' },
    })
    expect(papers[0]?.authors.map(({ name }) => name)).toEqual(['Ada Lovelace', 'H1 Collaboration'])
  })

  test('is read by its namespaces, whatever their prefixes', async () => {
    const usual = await readPapers(feed(entry(details)))
    const prefixed = feed(entry(details))
      .replaceAll(/<(\/?)(feed|entry|id|updated|published|title|summary|author|name|category)\b/g, '<$1a:$2')
      .replace('xmlns="http://www.w3.org/2005/Atom"', 'xmlns:a="http://www.w3.org/2005/Atom" xmlns="urn:other"')
      .replaceAll('xmlns:arxiv', 'xmlns:x')
      .replaceAll('arxiv:', 'x:')
    expect((await readPapers(prefixed)).papers).toEqual(usual.papers)
    const misleading = feed(entry('<doi>10.1000/not-arxivs</doi>'))
    expect((await readPapers(misleading)).papers[0]?.doi).toBeNull()
  })

  test('reads old ids', async () => {
    const { papers } = await readPapers(feed(entry().replace('2609.20822v2', 'hep-ex/0307015v1')))
    expect(papers[0]).toMatchObject({
      arxivId: 'hep-ex/0307015',
      arxivVersion: 1,
      url: 'https://arxiv.org/abs/hep-ex/0307015',
    })
  })

  test('with an error in it says the error', async () => {
    const error =
      '<entry><id>http://arxiv.org/api/errors#incorrect_id_format_for_x</id><title>Error</title><summary>incorrect id format for x</summary></entry>'
    expect(await refusalOf(feed(error), { name: 'a.xml' })).toBe(
      'a.xml: arXiv answered with an error: "incorrect id format for x". Ask again with another query, and save that answer.',
    )
  })

  test('may be empty', async () => {
    expect(await readPapers(feed(''))).toMatchObject({ format: 'arxiv', count: 0, failed: [] })
  })

  test('keeps the good entries beside a bad one', async () => {
    const { papers, failed } = await readPapers(feed(entry() + entry().replace(/<id>.*<\/id>/, '') + entry()))
    expect(papers).toHaveLength(2)
    expect(failed).toEqual([{ where: 'entry 2', reason: 'it has no arXiv id' }])
  })
})

describe('an announcement', () => {
  const item = `<item><title>On Letters</title><link>https://arxiv.org/abs/2203.01250</link>
    <description>arXiv:2203.01250v3 Announce Type: replace-cross \nAbstract: For all x&lt;y, letters are studied.</description>
    <guid isPermaLink="false">oai:arXiv.org:2203.01250v3</guid><category>cs.CL</category><category>cs.AI</category>
    <pubDate>Fri, 21 Aug 2026 00:00:00 -0400</pubDate><arxiv:announce_type>replace-cross</arxiv:announce_type>
    <dc:creator>Ada Lovelace (MIT, Cambridge), Robert Downey, Jr.</dc:creator><arxiv:DOI>10.1000/abc</arxiv:DOI>
    <arxiv:journal_reference>J. Lett. 31</arxiv:journal_reference></item>`
  const rss = `<?xml version='1.0' encoding='UTF-8'?><rss xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0"><channel><title>cs.CL updates on arXiv.org</title>${item}</channel></rss>`
  const expected = {
    ...{
      key: '2203.01250',
      arxivId: '2203.01250',
      arxivVersion: 3,
      title: 'On Letters',
      abstract: 'For all x<y, letters are studied.',
    },
    ...{
      publishedAt: '2026-08-21T04:00:00Z',
      categories: ['cs.CL', 'cs.AI'],
      doi: '10.1000/abc',
      venue: 'J. Lett. 31',
      authorCount: 2,
    },
  }

  test('as RSS 2.0', async () => {
    const { papers, sourceName, format } = await readPapers(rss)
    expect({ sourceName, format }).toEqual({ sourceName: 'arXiv cs.CL', format: 'arxiv' })
    expect(papers[0]).toMatchObject(expected)
    expect(papers[0]?.authors.map(({ name }) => name)).toEqual(['Ada Lovelace', 'Robert Downey Jr.'])
  })

  test('as Atom', async () => {
    const atom = `<feed xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns="http://www.w3.org/2005/Atom"><id>http://rss.arxiv.org/atom/cs.CL</id><title>cs.CL updates on arXiv.org</title>
      <entry><id>oai:arXiv.org:2203.01250v3</id><title>On Letters</title><updated>2026-08-21T04:00:11.94+00:00</updated><link href="https://arxiv.org/abs/2203.01250" rel="alternate"/>
      <summary>arXiv:2203.01250v3 Announce Type: replace-cross \nAbstract: For all x&lt;y, letters are studied.</summary><category term="cs.CL"/><category term="cs.AI"/>
      <published>2026-08-21T00:00:00-04:00</published><dc:creator>Ada Lovelace, Robert Downey, Jr.</dc:creator><arxiv:DOI>10.1000/abc</arxiv:DOI><arxiv:journal_reference>J. Lett. 31</arxiv:journal_reference></entry></feed>`
    const { papers } = await readPapers(atom)
    expect(papers[0]).toMatchObject(expected)
    expect(papers[0]?.updatedAt).toBe('2026-08-21T04:00:11.940Z')
  })

  test('as the RSS 1.0 of before 2024', async () => {
    const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="http://export.arxiv.org/"><title>cs.CL updates on arXiv.org</title><dc:date>2023-01-02T20:30:00-05:00</dc:date></channel>
      <item rdf:about="http://arxiv.org/abs/2203.01250"><title>On Letters. (arXiv:2203.01250v3 [cs.CL] UPDATED)</title><link>http://arxiv.org/abs/2203.01250</link>
      <description>&lt;p&gt;For all letters &amp;amp; more.&lt;/p&gt;</description><dc:creator>&lt;a href="http://arxiv.org/find/a"&gt;Ada Lovelace&lt;/a&gt;, &lt;a href="http://arxiv.org/find/b"&gt;Bo Second&lt;/a&gt;</dc:creator></item></rdf:RDF>`
    const { papers } = await readPapers(rdf)
    expect(papers[0]).toMatchObject({ arxivId: '2203.01250', title: 'On Letters', abstract: 'For all letters & more.' })
    expect(papers[0]?.authors.map(({ name }) => name)).toEqual(['Ada Lovelace', 'Bo Second'])
  })
})

describe('XML that is refused', () => {
  const whole = feed(entry() + entry())
  test('half a file, with its line', async () => {
    const half = whole.slice(0, whole.lastIndexOf('<summary>') + 20)
    expect(await refusalOf(half, { name: 'a.xml' })).toBe(
      'a.xml, line 21: it stops before </feed>. Nothing was imported. Get the whole file again, or take what is whole of it with "offprint import --partial".',
    )
    const { papers, failed } = await readPapers(half, { partial: true })
    expect(papers).toHaveLength(1)
    expect(failed).toEqual([
      { where: 'line 21', reason: 'the file stops here; what was left of this entry was not taken' },
    ])
  })

  test.each([
    [
      'a DOCTYPE',
      whole.replace('<feed', '<!DOCTYPE feed [<!ENTITY a "aaaa">]><feed'),
      /line 2: it is not sound XML: it has a DOCTYPE/,
    ],
    [
      'elements that cross',
      whole.replace('</title>', '</summary>'),
      /line 3: it is not sound XML: <\/summary> ends what <title> began/,
    ],
    ['a text after the end', `${whole}more`, /text after the end/],
    ['a tower of elements', feed('<a>'.repeat(100) + '</a>'.repeat(100)), /more than 64 elements inside one another/],
    [
      'OAI-PMH',
      '<?xml version="1.0"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"></OAI-PMH>',
      /looks like an OAI-PMH answer/,
    ],
  ])('%s', async (_, xml, message) => {
    expect(await refusalOf(xml)).toMatch(message)
  })
})

describe.skipIf(!hasSamples)('recorded answers of the samples', () => {
  test.each(hasSamples ? sampleCases('arxiv/arxiv_cases.jsonl') : [])('$case', async ({ input, expected }) => {
    const { papers, failed } = await readPapers(sample(`arxiv/${input}`))
    expect(failed).toEqual([])
    expect(papers).toHaveLength(expected.entryCount)
    for (const [index, fields] of (expected.entries ?? []).entries()) {
      const paper = papers.find(({ arxivId }) => arxivId === fields['arxivId']) ?? papers[index]
      expect(paper?.title).toBe(fields['title'])
      expect(paper?.authors.map(({ name }) => name)).toEqual(fields['authors'])
      expect(paper?.abstract).toBe(fields['abstract'])
      expect(Date.parse(paper?.publishedAt ?? '')).toBe(Date.parse(String(fields['published'])))
    }
  })
})
