import { describe, expect, test } from 'vitest'
import { readPapers } from './read-papers.ts'
import { abstractOf, first, page, second } from './saved-page.ts'

describe('dates', () => {
  test.each([
    ['Aug 27', '2025-08-27', true, null],
    ['Oct 29', '2025-10-29', true, null],
    ['Oct 30', '2024-10-30', true, null],
    ['Feb 29', '2024-02-29', true, null],
    ['Sep 30 21', '2025-09-30', true, 21],
    ['Feb 21, 2024', '2024-02-21', false, null],
    ['Sep 27, 2023 2', '2023-09-27', false, 2],
    ['Sep 27, 20232', '2023-09-27', false, 2],
    ['September 27, 2023', '2023-09-27', false, null],
    ['27 Sep 2023', '2023-09-27', false, null],
    ['2023-09-27', '2023-09-27', false, null],
    ['Published on Oct 4, 2023', '2023-10-04', false, null],
    ['Dec 12, 2023 1,204', '2023-12-12', false, 1204],
  ])('"%s"', async (text, publishedAt, publishedInferred, comments) => {
    const { papers } = await readPapers(page(first.replace('Aug 27 3', text)))
    expect(papers[0]).toMatchObject({ publishedAt, publishedInferred, comments })
  })

  test.each([
    ['Oct 29', 'Daily Papers, 29 Oct', { kind: 'daily-papers', date: '2025-10-29' }],
    ['Nov 3', 'Daily Papers, 3 Nov', { kind: 'daily-papers', date: '2024-11-03' }],
    ['Oct 7, 2024', 'Daily Papers, 7 Oct', { kind: 'daily-papers', date: '2024-10-07' }],
    ['Week 43', 'Daily Papers, week of 20 Oct', { kind: 'file', date: '2025-10-20' }],
    ['2025-W43', 'Daily Papers, week of 20 Oct', { kind: 'file', date: '2025-10-20' }],
    ['Oct 20 - Oct 26', 'Daily Papers, week of 20 Oct', { kind: 'file', date: '2025-10-20' }],
    ['October 2025', 'Daily Papers, October 2025', { kind: 'file', date: '2025-10-01' }],
  ])('the edition "%s"', async (heading, sourceName, edition) => {
    expect(await readPapers(page(first, second).replace('Oct 29', heading))).toMatchObject({
      sourceName,
      edition,
      count: 2,
    })
  })
})

describe('votes, submitters and links', () => {
  test('tells the votes before a title from the comments after a date', async () => {
    const voted = [
      '117',
      first.replace(' 3', '\n\n3'),
      '-',
      second,
      '42',
      first.replace('Sparse', 'Dense').replace(' 3', ''),
    ].join('\n\n')
    const { papers } = await readPapers(page(voted))
    expect(papers.map(({ upvotes, comments }) => [upvotes, comments])).toEqual([
      [117, 3],
      [0, null],
      [42, null],
    ])
  })

  test('reads cards without abstracts, as the page of a day has them', async () => {
    const cards = [
      'Submitted by',
      'ada',
      '117',
      'A Title That Stands Alone',
      '·',
      '12 authors',
      '5',
      'Submitted by bo',
      '9',
      'Another Title, Longer Than the First',
      '•\n•\n• 3 authors',
    ]
    const { papers } = await readPapers(page(cards.join('\n\n')))
    expect(
      papers.map(({ title, abstract, authorCount, upvotes, comments }) => ({
        title,
        abstract,
        authorCount,
        upvotes,
        comments,
      })),
    ).toEqual([
      { title: 'A Title That Stands Alone', abstract: null, authorCount: 12, upvotes: 117, comments: 5 },
      { title: 'Another Title, Longer Than the First', abstract: null, authorCount: 3, upvotes: 9, comments: null },
    ])
  })

  test('reads the trending page, where every paper stands twice', async () => {
    const card = (date: string): string =>
      [
        'Submitted by',
        'ada',
        'Sparse Attention for Long Books',
        abstractOf('books'),
        `OpenLab · ${date}`,
        'Upvote',
        '117',
        'GitHub 3.29k arXiv Page',
      ].join('\n\n')
    const text = [
      'Trending Papers',
      'by AK and the research community',
      card('Published on Oct 4, 2025'),
      card('Oct 4, 2025'),
    ].join('\n\n')
    const { papers, sourceName, edition } = await readPapers(text)
    expect({ sourceName, edition }).toEqual({ sourceName: 'Trending Papers', edition: null })
    expect(papers).toHaveLength(1)
    expect(papers[0]).toMatchObject({
      organization: 'OpenLab',
      publishedAt: '2025-10-04',
      upvotes: 117,
      githubStars: 3290,
    })
  })

  test.each([
    ['openbmb OpenBMB', 'OpenBMB'],
    ['CarnegieMellonU Carnegie Mellon University', 'Carnegie Mellon University'],
    ['Carnegie Mellon University', 'Carnegie Mellon University'],
    ['HKUST Hong Kong University of Science and Technology', 'Hong Kong University of Science and Technology'],
    ['Mininglamp-2718 Mininglamp Technology', 'Mininglamp Technology'],
    ['Edge0 Edge0', 'Edge0'],
    ['meta-llama Meta Llama', 'Meta Llama'],
    ['Google', 'Google'],
    ['Google DeepMind', 'Google DeepMind'],
  ])('organisation "%s"', async (shown, organization) => {
    const { papers } = await readPapers(page(second.replace('openlab OpenLab', shown)))
    expect(papers[0]).toMatchObject({ organization })
  })

  test('reads a page saved as Markdown, with its links', async () => {
    const link = (text: string, path: string): string => `[${text}](https://huggingface.co/${path})`
    const text = [
      ...[
        '# Daily Papers',
        `## by [![](https://huggingface.co/ak.png)AK](https://huggingface.co/akhaliq) and the research community`,
        '- Daily\n- Weekly',
        'Oct 2',
      ],
      ...[
        link('101', 'login?next=%2Fpapers%2F2606.00683'),
        `### ${link('Sparse Attention\nfor Long Books', 'papers/2606.00683')}`,
      ],
      ...[
        link(abstractOf('books'), 'papers/2606.00683'),
        link('![open-lab](https://cdn.example.org/a.png)Open Laboratory', 'open-lab'),
        '·',
      ],
      ...[
        `May 29${link('6', 'papers/2606.00683#community')}`,
        link('-', 'login?next=%2Fpapers%2F2502.20581'),
        `### ${link('Do Glaciers Remember?', 'papers/2502.20581')}`,
      ],
      ...[
        link(abstractOf('ice').replace('. ', '.\\\\\n'), 'papers/2502.20581'),
        link('- ![](https://a.example/b.svg)\\\\\n- 3 authors', 'papers/2502.20581'),
        '·',
        'Feb 27, 2025',
      ],
    ].join('\n\n')
    const { papers, edition } = await readPapers(text, { capturedOn: '2026-10-02' })
    expect(edition).toEqual({ kind: 'daily-papers', date: '2026-10-02' })
    expect(papers).toHaveLength(2)
    expect(papers[0]).toMatchObject({
      ...{
        title: 'Sparse Attention for Long Books',
        abstract: abstractOf('books'),
        organization: 'Open Laboratory',
        upvotes: 101,
        comments: 6,
      },
      ...{
        key: '2606.00683',
        arxivId: '2606.00683',
        url: 'https://huggingface.co/papers/2606.00683',
        pdfUrl: 'https://arxiv.org/pdf/2606.00683',
      },
      ...{ publishedAt: '2026-05-29', publishedInferred: true },
    })
    expect(papers[1]).toMatchObject({
      title: 'Do Glaciers Remember?',
      abstract: abstractOf('ice'),
      authorCount: 3,
      upvotes: 0,
      comments: null,
      arxivId: '2502.20581',
    })
  })

  test('reads a page whose addresses stand on lines of their own', async () => {
    const card = (id: string, votes: string, title: string): string[] => [
      ...[
        ` [-] ${votes}`,
        `https://huggingface.co/login?next=%2Fpapers%2F${id}`,
        title,
        `https://huggingface.co/papers/${id}`,
        abstractOf(title),
      ],
      ...[
        `https://huggingface.co/papers/${id}`,
        `[\n\n2 authors](https://huggingface.co/papers/${id})`,
        '·',
        'Oct 7, 2024 ',
      ],
    ]
    const head = [
      'Daily Papers',
      'by',
      'AK',
      'https://huggingface.co/akhaliq',
      'and the research community',
      'long books',
      'Daily',
      'https://huggingface.co/papers/date/2025-10-24',
      'Oct 25',
    ]
    const text = [
      ...head,
      ...card('2410.05434', '1', 'Better Teachers'),
      '2',
      'https://huggingface.co/papers/2410.05434#community',
      ...card('2306.14898', '-', 'Worse Pupils'),
    ]
    const { papers, edition } = await readPapers(text.join('\n\n'))
    expect(edition?.date).toBe('2025-10-25')
    expect(
      papers.map(({ title, arxivId, authorCount, upvotes, comments }) => [
        title,
        arxivId,
        authorCount,
        upvotes,
        comments,
      ]),
    ).toEqual([
      ['Better Teachers', '2410.05434', 2, 1, 2],
      ['Worse Pupils', '2306.14898', 2, 0, null],
    ])
  })

  test('reads the numbered links of a text browser', async () => {
    const card = (n: number, title: string): string =>
      `[\n${n}\n][${n + 30}]\n\n### [${title}][${n + 31}]\n\n[\n\nWe wrap the lines of an abstract\nand put brackets around it.\n\n][${n + 32}]\n[\n* 3 authors\n][${n + 33}]\n·\nMay 30 [ ${n}][39]\n`
    const text = `# Daily Papers\n\n## by[AK][30] and the research community\n* Daily\n* Weekly\n* Monthly\n\nJun 29\n${card(4, 'One Title')}${card(5, 'Two Titles')}`
    const { papers } = await readPapers(text)
    expect(papers).toHaveLength(2)
    expect(papers[1]).toMatchObject({
      title: 'Two Titles',
      abstract: 'We wrap the lines of an abstract and put brackets around it.',
      authorCount: 3,
      comments: 5,
      upvotes: 5,
    })
  })
})
