import { describe, expect, test } from 'vitest'
import type { PaperFacts } from '../../../src/preload/contract/paper.ts'
import { readPapers } from './read-papers.ts'

/** Feeds of journals and archives as they come, and the papers they are. */

const RDF_HEAD =
  '<?xml version="1.0" encoding="UTF-8"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:prism="http://prismstandard.org/namespaces/1.2/basic/" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
const rss = (items: string, channel = '<title>Letters</title><link>https://letters.example/</link>'): string =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/"><channel>${channel}${items}</channel></rss>`

const bioRxiv = `${RDF_HEAD}<channel rdf:about="http://biorxiv.org"><title>bioRxiv Channel: Neuroscience</title><link>http://biorxiv.org</link><prism:publicationName>bioRxiv</prism:publicationName><items><rdf:Seq><rdf:li rdf:resource="http://biorxiv.org/cgi/content/short/2024.01.02.573941v2?rss=1"/></rdf:Seq></items></channel>
<item rdf:about="http://biorxiv.org/cgi/content/short/2024.01.02.573941v2?rss=1"><title><![CDATA[
Letters in the cortex of <i>Mus musculus</i> ]]></title><link>
http://biorxiv.org/cgi/content/short/2024.01.02.573941v2?rss=1
</link><description><![CDATA[
Mice read. We measured it.
]]></description><dc:creator><![CDATA[Lovelace, A., Hopper, G. M., van der Berg, J.]]></dc:creator><dc:date>2024-01-03</dc:date><dc:identifier>doi:10.1101/2024.01.02.573941</dc:identifier><dc:title><![CDATA[Letters in the cortex]]></dc:title><dc:publisher>Cold Spring Harbor Laboratory</dc:publisher><prism:publicationDate>2024-01-03</prism:publicationDate></item></rdf:RDF>`

const nature = `${RDF_HEAD}<channel rdf:about="http://feeds.nature.com/nature"><title>Nature</title><link>http://feeds.nature.com/nature</link><prism:publicationName>Nature</prism:publicationName></channel>
<item rdf:about="https://www.nature.com/articles/s41586-024-00001-1"><title><![CDATA[How letters are read]]></title><link>https://www.nature.com/articles/s41586-024-00001-1</link><content:encoded><![CDATA[<p>Nature, Published online: 05 June 2024; <a href="https://www.nature.com/articles/s41586-024-00001-1">doi:10.1038/s41586-024-00001-1</a></p>Letters are read from left to right.]]></content:encoded><dc:title>How letters are read</dc:title><dc:creator>Ada Lovelace</dc:creator><dc:creator>Grace Hopper</dc:creator><dc:identifier>doi:10.1038/s41586-024-00001-1</dc:identifier><dc:source>Nature, Published online: 2024-06-05; | doi:10.1038/s41586-024-00001-1</dc:source><dc:date>2024-06-05</dc:date><prism:publicationName>Nature</prism:publicationName><prism:doi>10.1038/s41586-024-00001-1</prism:doi><prism:url>https://www.nature.com/articles/s41586-024-00001-1</prism:url></item></rdf:RDF>`

const science = rss(
  '<item><title>Numbers before letters</title><link>https://www.science.org/doi/abs/10.1126/science.abc1234?af=R</link><description>Science, Volume 384, No. 6699, Page 1234-1240, June 2024. &lt;br/&gt;</description><dc:creator>Ada Lovelace</dc:creator><dc:date>2024-06-06T07:00:00Z</dc:date><prism:startingPage>1234</prism:startingPage><prism:endingPage>1240</prism:endingPage></item>',
  '<title>AAAS: Science: Table of Contents</title>',
)

const scienceDirect = rss(
  '<item><title>A survey of letters</title><link>https://www.sciencedirect.com/science/article/pii/S0004370224000001?dgcid=rss_sd_all</link><guid isPermaLink="false">https://www.sciencedirect.com/science/article/pii/S0004370224000001</guid><description><![CDATA[<p>Publication date: October 2024</p><p><b>Source:</b> Artificial Intelligence, Volume 335</p><p>Author(s): Ada Lovelace, Grace Hopper</p>]]></description></item>',
)

const ieee = rss(
  '<item><title>Reading with Machines</title><link>http://ieeexplore.ieee.org/document/10400000</link><description>Machines read too.</description><authors>Ada Lovelace;Grace Hopper;</authors><pubDate>WED, 05 JUN 2024 09:19:33 -0400</pubDate><volume>46</volume><issue>7</issue><startPage>4567</startPage><endPage>4580</endPage></item>',
  '<title>IEEE Transactions on Letters - new TOC</title><link>http://ieeexplore.ieee.org</link>',
)

const jmlr = rss(
  '<item><title>Learning Letters</title><link>http://jmlr.org/papers/v25/23-0001.html</link><description>One can learn them.</description><author>Ada Lovelace, Grace Hopper</author><pubDate>2024</pubDate></item>',
)

const plos = `<feed xmlns="http://www.w3.org/2005/Atom"><title>PLOS ONE</title><link rel="self" href="https://journals.plos.org/plosone/feed/atom"/><updated>2024-06-05T00:00:00Z</updated><author><name>PLOS</name></author><entry><title>Letters and health</title><link rel="alternate" href="https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0300001" title="Letters and health"/><link rel="related" type="application/pdf" href="https://journals.plos.org/plosone/article/file?id=10.1371/journal.pone.0300001&amp;type=printable" title="(PDF) Letters and health"/><author><name>Ada Lovelace</name></author><author><name>Grace Hopper</name></author><id>10.1371/journal.pone.0300001</id><updated>2024-06-05T14:00:00Z</updated><published>2024-06-05T14:00:00Z</published><content type="html">&lt;p&gt;by Ada Lovelace, Grace Hopper&lt;/p&gt;Reading letters is healthy.</content></entry></feed>`

const openReview = rss(
  '<item><title>Letters Are All You Need</title><link>https://openreview.net/forum?id=AbCdEf1234</link><description>Abstract: Nothing else is needed.</description></item>',
)

const anthology = rss(
  '<item><title>Tagging Letters</title><link>https://aclanthology.org/2024.acl-long.1/</link><guid>https://aclanthology.org/2024.acl-long.1/</guid><description>We tag.</description></item>',
)

const wiley = rss(
  '<item><title>Letters of forests</title><link>https://onlinelibrary.wiley.com/resolve/doi?DOI=10.1111%2Fjvs.12120&amp;af=R</link><description>Journal of Letters, EarlyView.</description><dc:creator>ADA LOVELACE, </dc:creator><prism:coverDate xmlns:prism="http://prismstandard.org/namespaces/basic/2.1/">2013-09-16</prism:coverDate></item>',
)

const podcast = rss(
  '<item><title>Talk</title><guid>t1</guid><enclosure url="https://letters.example/talk.mp3" type="audio/mpeg" length="123"/><enclosure url="https://letters.example/paper.pdf" type="application/pdf" length="x"/></item>',
)

const blog = rss(
  '<item><title>We wrote a paper</title><link>https://blog.example/1</link><guid isPermaLink="false">arXiv:2409.08264v2</guid><description>It is &lt;b&gt;good&lt;/b&gt;.</description><category>cs.CL</category></item>',
)

const jsonFeed = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Letters',
  home_page_url: 'https://letters.example/',
  items: [
    {
      id: 'https://doi.org/10.5555/12345678',
      url: '/papers/1',
      title: 'On Letters',
      content_html: '<p>We study <em>letters</em>.</p>',
      date_published: '2024-06-05T14:00:00+02:00',
      authors: [{ name: 'Ada Lovelace' }],
      tags: ['letters'],
      attachments: [{ url: '/papers/1.pdf', mime_type: 'application/pdf', size_in_bytes: 100 }],
    },
  ],
})

const names = (paper: PaperFacts): string[] => paper.authors.map(author => author.name)
const lovelaceAndHopper = ['Ada Lovelace', 'Grace Hopper']

describe('a paper out of the feed of', () => {
  const table: [string, string, Partial<PaperFacts>, string[]][] = [
    [
      'bioRxiv',
      bioRxiv,
      {
        title: 'Letters in the cortex of Mus musculus',
        abstract: 'Mice read. We measured it.',
        doi: '10.1101/2024.01.02.573941',
        venue: 'bioRxiv',
        year: 2024,
        publishedAt: '2024-01-03',
        url: 'http://biorxiv.org/cgi/content/short/2024.01.02.573941v2?rss=1',
        pdfUrl: 'https://www.biorxiv.org/content/10.1101/2024.01.02.573941v2.full.pdf',
        key: 'http://biorxiv.org/cgi/content/short/2024.01.02.573941v2?rss=1',
      },
      ['A. Lovelace', 'G. M. Hopper', 'J. van der Berg'],
    ],
    [
      'Nature',
      nature,
      {
        title: 'How letters are read',
        abstract: 'Letters are read from left to right.',
        doi: '10.1038/s41586-024-00001-1',
        venue: 'Nature',
        publishedAt: '2024-06-05',
      },
      lovelaceAndHopper,
    ],
    [
      'Science',
      science,
      {
        abstract: null,
        doi: '10.1126/science.abc1234',
        venue: 'Science',
        volume: '384',
        pages: '1234-1240',
        year: 2024,
        publishedAt: '2024-06-06T07:00:00Z',
      },
      ['Ada Lovelace'],
    ],
    [
      'ScienceDirect',
      scienceDirect,
      { abstract: null, venue: 'Artificial Intelligence', volume: '335', year: 2024, publishedAt: null },
      lovelaceAndHopper,
    ],
    [
      'IEEE',
      ieee,
      {
        abstract: 'Machines read too.',
        venue: 'IEEE Transactions on Letters',
        volume: '46',
        pages: '4567-4580',
        publishedAt: '2024-06-05T13:19:33Z',
      },
      lovelaceAndHopper,
    ],
    ['JMLR', jmlr, { year: 2024, publishedAt: null, abstract: 'One can learn them.' }, lovelaceAndHopper],
    [
      'PLOS',
      plos,
      {
        key: '10.1371/journal.pone.0300001',
        doi: '10.1371/journal.pone.0300001',
        abstract: 'Reading letters is healthy.',
        url: 'https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0300001',
        pdfUrl: 'https://journals.plos.org/plosone/article/file?id=10.1371/journal.pone.0300001&type=printable',
      },
      lovelaceAndHopper,
    ],
    [
      'OpenReview',
      openReview,
      {
        abstract: 'Nothing else is needed.',
        openReviewId: 'AbCdEf1234',
        pdfUrl: 'https://openreview.net/pdf?id=AbCdEf1234',
      },
      [],
    ],
    ['the ACL Anthology', anthology, { pdfUrl: 'https://aclanthology.org/2024.acl-long.1.pdf' }, []],
    [
      'Wiley',
      wiley,
      { doi: '10.1111/jvs.12120', venue: 'Journal of Letters', year: 2013, abstract: null },
      ['ADA LOVELACE'],
    ],
    [
      'a podcast with a paper',
      podcast,
      {
        url: 'https://letters.example/talk.mp3',
        pdfUrl: 'https://letters.example/paper.pdf',
        enclosures: [
          { url: 'https://letters.example/talk.mp3', type: 'audio/mpeg', length: 123 },
          { url: 'https://letters.example/paper.pdf', type: 'application/pdf', length: null },
        ],
      },
      [],
    ],
    [
      'a blog about arXiv',
      blog,
      {
        key: 'arXiv:2409.08264v2',
        arxivId: '2409.08264',
        arxivVersion: 2,
        pdfUrl: 'https://arxiv.org/pdf/2409.08264',
        abstract: 'It is good.',
        categories: ['cs.CL'],
        keywords: ['cs.CL'],
      },
      [],
    ],
    [
      'a site that writes JSON Feed',
      jsonFeed,
      {
        url: 'https://letters.example/papers/1',
        doi: '10.5555/12345678',
        abstract: 'We study letters.',
        content: '<p>We study <em>letters</em>.</p>',
        publishedAt: '2024-06-05T12:00:00Z',
        pdfUrl: 'https://letters.example/papers/1.pdf',
        keywords: ['letters'],
      },
      ['Ada Lovelace'],
    ],
  ]
  test.each(table)('%s', async (_, source, expected, authors) => {
    const { format, papers, failed } = await readPapers(source)
    expect(format).toBe('feed')
    expect(failed).toEqual([])
    expect(papers).toHaveLength(1)
    expect(papers[0]).toMatchObject(expected)
    expect(papers.flatMap(names)).toEqual(authors)
    expect(papers[0]?.authorCount).toBe(authors.length || null)
  })
})

describe('authors', () => {
  const of = async (fields: string, channel = '<title>Letters</title>'): Promise<string[]> => {
    const { papers } = await readPapers(rss(`<item><title>A</title>${fields}</item>`, channel))
    return papers.flatMap(names)
  }
  test.each<[string, string, string[]]>([
    ['an address before a name', '<author>ada@example.org (Ada Lovelace)</author>', ['Ada Lovelace']],
    ['an address behind a name', '<author>Ada Lovelace &lt;ada@example.org&gt;</author>', ['Ada Lovelace']],
    ['an address in brackets', '<author>Ada Lovelace (mailto:ada@example.org)</author>', ['Ada Lovelace']],
    ['an address alone', '<author>ada@example.org</author>', ['ada@example.org']],
    [
      'several elements',
      '<dc:creator>Ada Lovelace</dc:creator><dc:creator>Hopper, Grace</dc:creator>',
      lovelaceAndHopper,
    ],
    [
      'a line with commas',
      '<dc:creator>Ada Lovelace, Grace Hopper and Alan Turing</dc:creator>',
      [...lovelaceAndHopper, 'Alan Turing'],
    ],
    ['a line turned round', '<dc:creator>Lovelace, Ada; Hopper, Grace</dc:creator>', lovelaceAndHopper],
    ['one name turned round', '<dc:creator>Lovelace, Ada</dc:creator>', ['Ada Lovelace']],
    [
      'initials behind',
      '<dc:creator>Lovelace, A., Hopper, G. M. and Turing, A.</dc:creator>',
      ['A. Lovelace', 'G. M. Hopper', 'A. Turing'],
    ],
    [
      'affiliations',
      '<dc:creator>Ada Lovelace (University of A, B), Grace Hopper (Navy)</dc:creator>',
      lovelaceAndHopper,
    ],
    ['markup', '<dc:creator>&lt;a href="https://a.example"&gt;Ada Lovelace&lt;/a&gt;</dc:creator>', ['Ada Lovelace']],
    ['a team', '<dc:creator>The ATLAS Collaboration</dc:creator>', ['The ATLAS Collaboration']],
  ])('%s', async (_, fields, expected) => {
    expect(await of(fields)).toEqual(expected)
  })

  test('of the feed stand for entries without any, but an editor of a journal does not', async () => {
    const editor = '<title>L</title><managingEditor>ada@example.org (Ada Lovelace)</managingEditor>'
    expect(await of('', editor)).toEqual(['Ada Lovelace'])
    expect(await of('<author>Grace Hopper</author>', editor)).toEqual(['Grace Hopper'])
    expect(await of('', `${editor}<prism:issn>1234-5678</prism:issn>`)).toEqual([])
    expect(await of('', '<title>L</title><managingEditor>rss-help@example.org</managingEditor>')).toEqual([])
  })

  test('of the feed an entry of Atom was taken from come before those of the feed it stands in', async () => {
    const entry = (source: string): string =>
      `<feed xmlns="http://www.w3.org/2005/Atom"><author><name>Planet</name></author><entry><title>A</title>${source}</entry></feed>`
    expect(
      (await readPapers(entry('<source><author><name>Ada Lovelace</name></author></source>'))).papers.flatMap(names),
    ).toEqual(['Ada Lovelace'])
    expect((await readPapers(entry(''))).papers.flatMap(names)).toEqual(['Planet'])
  })
})

test('a feed of arXiv stays with the format that knows arXiv', async () => {
  const source = `<feed xmlns="http://www.w3.org/2005/Atom"><id>http://arxiv.org/api/x</id><entry><id>http://arxiv.org/abs/2409.08264v1</id><title>On Letters</title></entry></feed>`
  expect((await readPapers(source)).format).toBe('arxiv')
})
