import { describe, expect, test } from 'vitest'
import { readPapers, refusalOf } from './read-papers.ts'

const html = (body: string): string =>
  `<!doctype html>\n<html class=""><head><meta charset="utf-8"><title>Daily Papers - Hugging Face</title></head><body><main>${body}</main></body></html>\n`
const escaped = (value: unknown): string => JSON.stringify(value).replaceAll('&', '&amp;').replaceAll('"', '&quot;')
const hydrated = (props: unknown): string =>
  `<div class="SVELTE_HYDRATER contents" data-target="DailyPapers" data-props="${escaped(props)}"><section></section></div>`

const listed = (id: string, title: string): unknown => ({
  paper: {
    id,
    title,
    summary: `About ${title} & more.`,
    authors: [{ name: 'Ada Lovelace', hidden: false }],
    publishedAt: '2025-10-26T10:00:00.000Z',
    upvotes: 7,
  },
  title,
  numComments: 2,
  organization: { name: 'openlab', fullname: 'Open Laboratory' },
})

const card = ({
  id = '2510.00001',
  title = 'On Letters',
  abstract = '',
  byline = '<ul><li><img src="a.png" alt=""></li><li>·</li><li><div>12 authors</div></li></ul>',
  more = '',
  votes = '117',
} = {}): string => `
<article class="relative flex flex-col"><a href="/papers/${id}"><img src="t.png" alt=""></a>
<a href="/ada"><div>Submitted by <img src="a.png" alt="ada's avatar"> ada </div></a>
<div><a href="/login?next=%2Fpapers%2F${id}"><div class="leading-none">${votes}</div></a>
<h3><a href="/papers/${id}" class="line-clamp-3">${title}</a></h3>${abstract}
<div><a href="/papers/${id}">${byline}</a> ${more}</div></div></article>`

const heading =
  '<h1>Daily Papers</h1><h2>by <a href="/akhaliq"><img alt="">AK</a> and the research community</h2><time datetime="2025-10-27T00:00:00.000Z">Oct 27</time>'

describe('a page saved as HTML', () => {
  test('is read by the JSON it carries', async () => {
    const page = html(
      hydrated({
        periodType: 'day',
        dateString: '2025-10-27',
        dailyPapers: [listed('2510.00001', 'On Letters'), listed('2510.00002', 'On "Numbers"')],
      }) + card({ title: 'Not this' }),
    )
    const { papers, ...read } = await readPapers(page)
    expect(read).toMatchObject({
      format: 'daily-papers',
      sourceName: 'Daily Papers, 27 Oct',
      edition: { kind: 'daily-papers', date: '2025-10-27' },
      where: ['entry 1', 'entry 2'],
    })
    expect(papers.map(({ title }) => title)).toEqual(['On Letters', 'On "Numbers"'])
    expect(papers[0]).toMatchObject({
      ...{
        key: '2510.00001',
        url: 'https://huggingface.co/papers/2510.00001',
        abstract: 'About On Letters & more.',
        organization: 'Open Laboratory',
      },
      ...{ upvotes: 7, comments: 2, publishedAt: '2025-10-26T10:00:00.000Z', publishedInferred: false, authorCount: 1 },
    })
  })

  test('a search shows what was found, and carries the day along', async () => {
    const props = {
      dateString: '2025-10-27',
      query: { q: 'numbers' },
      dailyPapers: [listed('2510.00001', 'On Letters')],
      searchResults: [listed('2301.00002', 'On Numbers')],
    }
    const { papers } = await readPapers(html(hydrated(props)))
    expect(papers.map(({ title }) => title)).toEqual(['On Numbers'])
  })

  test('a week is no edition of Daily Papers', async () => {
    const { edition } = await readPapers(
      html(hydrated({ dateString: '2025-W43', dailyPapers: [listed('2510.00001', 'On Letters')] })),
    )
    expect(edition).toEqual({ kind: 'file', date: '2025-10-20' })
  })

  test('without that JSON, by what it shows', async () => {
    const cards = [
      card({ more: '<a href="/papers/2510.00001#community"><svg></svg> 5</a>' }),
      card({
        id: '2510.00002',
        title: 'A <span class="highlight">Number</span> &amp; Its <i>Shade</i>',
        abstract: '<p>For all x &lt; y, see <a href="https://a.example">our page</a>, we count.</p><p>Twice.</p>',
        votes: '-',
        byline: '',
        more: '<a href="/open-lab"><img src="l.png" alt="open-lab">Open Laboratory</a> · <time datetime="2024-09-04T00:00:00.000Z">Sep 4, 2024</time>',
      }),
      card({
        id: '2510.00003',
        title: 'On Ice',
        more: '<span>Published on Oct 4, 2025</span><a href="https://github.com/ada/ice">GitHub 3.29k</a><a href="https://arxiv.org/abs/2510.00003">arXiv Page</a>',
      }),
    ]
    const { papers, edition } = await readPapers(html(heading + cards.join('')))
    expect(edition).toEqual({ kind: 'daily-papers', date: '2025-10-27' })
    expect(papers).toHaveLength(3)
    expect(papers[0]).toMatchObject({
      title: 'On Letters',
      arxivId: '2510.00001',
      authorCount: 12,
      organization: null,
      upvotes: 117,
      comments: 5,
      abstract: null,
      publishedAt: null,
    })
    expect(papers[1]).toMatchObject({
      ...{
        title: 'A Number & Its Shade',
        abstract: 'For all x < y, see our page, we count.\n\nTwice.',
        organization: 'Open Laboratory',
        authorCount: null,
      },
      ...{ upvotes: 0, comments: null, publishedAt: '2024-09-04', publishedInferred: false },
    })
    expect(papers[2]).toMatchObject({
      publishedAt: '2025-10-04',
      codeUrl: 'https://github.com/ada/ice',
      githubStars: 3290,
    })
  })

  test('also where a browser made all addresses whole and dropped the articles', async () => {
    const page = html(heading + card() + card({ id: '2510.00002', title: 'On Numbers' }))
      .replaceAll('article', 'div')
      .replaceAll('href="/', 'href="https://huggingface.co/')
    const { papers } = await readPapers(page)
    expect(papers.map(({ title, arxivId, upvotes }) => [title, arxivId, upvotes])).toEqual([
      ['On Letters', '2510.00001', 117],
      ['On Numbers', '2510.00002', 117],
    ])
  })

  test('runs nothing and keeps no script', async () => {
    const { papers } = await readPapers(
      html(
        heading +
          card({
            title: '<script>alert(1)</script>On Letters',
            abstract: '<p>Text<script>alert(2)</script> &lt;b&gt;.</p><style>p{}</style>',
          }),
      ),
    )
    expect(papers[0]).toMatchObject({ title: 'On Letters', abstract: 'Text <b>.' })
  })

  test('half a page is refused', async () => {
    const page = html(heading + card() + card({ id: '2510.00002' }))
    expect(await refusalOf(page.slice(0, -300))).toMatch(
      /^papers\.txt, line \d+: the HTML stops before the end of the page\. Nothing was imported\./,
    )
    const { papers, failed } = await readPapers(page.slice(0, -300), { partial: true })
    expect(papers.length).toBeGreaterThan(0)
    expect(failed).toHaveLength(1)
  })

  test.each([
    [
      'another site',
      '<!doctype html><html><head><title>Weather &amp; News</title></head><body><p>Rain.</p></body></html>',
      /looks like an HTML page of another site \("Weather &amp; News"\)/,
    ],
    ['no papers', html('<p>Please log in.</p>'), /no papers are in this HTML page \("Daily Papers - Hugging Face"\)/],
    ['a tower of elements', html('<div>'.repeat(5_000)), /more than 2000 elements inside one another/],
  ])('%s', async (_, page, message) => {
    expect(await refusalOf(page)).toMatch(message)
  })
})
