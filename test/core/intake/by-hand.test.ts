import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { namedPaper } from '../../../src/main/core/intake/by-hand/named-paper.ts'
import { pdfPlaces } from '../../../src/main/core/intake/by-hand/pdf-places.ts'
import { paperFacts } from '../../../src/main/core/intake/formats/paper-facts.ts'
import type { Paper, PaperId } from '../../../src/preload/contract/paper.ts'
import { makePdf } from '../../support/make-pdf.ts'
import { PAGE } from '../../support/upstream/faults.ts'
import { type LibraryOnline, openLibraryOnline } from '../../support/upstream/library-online.ts'

let online: LibraryOnline
beforeEach(async () => void (online = await openLibraryOnline()))
afterEach(() => online.close())

const pdf = (title: string) => makePdf([{ lines: [title, 'Ada Lovelace', 'We look into it.'] }])
const add = async (reference: string) => online.endOf(await online.library.api['papers.add']({ reference }))
async function added(reference: string): Promise<Paper> {
  const job = await add(reference)
  return online.library.api['papers.get']({ id: online.report(job).papers[0] as PaperId })
}
const serve = (host: string, path: string, body: string | Uint8Array, type: string, status = 200): void =>
  online.upstream.serve(host, path, { body, type, status })
const asked = (host: string) => online.upstream.visitsTo(host).map(({ path }) => path)

const CSL = JSON.stringify({
  type: 'article-journal',
  title: 'Deep ice',
  DOI: '10.5555/Ice.1',
  author: [{ family: 'Lovelace', given: 'Ada' }],
  'container-title': 'Journal of Ice',
  issued: { 'date-parts': [[2025, 3, 4]] },
})
const BIB =
  '@article{x, title={Deep ice in {BibTeX}}, author={Lovelace, Ada}, journal={Journal of Ice}, year={2025}, doi={10.5555/ice.2}}'
const HEAD = `<!doctype html><html><head><title>x</title><meta name="citation_title" content="Ice &amp; fire">
<meta name="citation_author" content="Lovelace, Ada"><meta name="citation_author" content="Bo Chen">
<meta name="citation_publication_date" content="2024/05/06"><meta name="citation_pdf_url" content="/paper.pdf">
<meta name="citation_doi" content="10.5555/fire"><meta name="citation_conference_title" content="Ice Conf"></head><body>Hello</body></html>`

describe('a reference', () => {
  test.each([
    ['arXiv:2409.08264v2', { kind: 'arxiv', id: '2409.08264' }],
    ['https://huggingface.co/papers/2409.08264', { kind: 'arxiv', id: '2409.08264' }],
    ['https://doi.org/10.48550/arXiv.2409.08264', { kind: 'arxiv', id: '2409.08264' }],
    ['doi:10.1038/nature14539', { kind: 'doi', doi: '10.1038/nature14539' }],
    ['https://dl.acm.org/doi/abs/10.1145/3292500.3330701', { kind: 'doi', doi: '10.1145/3292500.3330701' }],
    [
      'https://www.biorxiv.org/content/10.1101/2024.01.02.573456v3.full',
      { kind: 'doi', doi: '10.1101/2024.01.02.573456' },
    ],
    ['https://doi.org/10.18653/v1/2024.acl-long.1', { kind: 'acl', id: '2024.acl-long.1' }],
    ['https://aclanthology.org/P19-1001.pdf', { kind: 'acl', id: 'P19-1001' }],
    ['10.18653/v1/p19-1001', { kind: 'acl', id: 'P19-1001' }],
    ['https://openreview.net/pdf?id=abcDEF123', { kind: 'openreview', id: 'abcDEF123' }],
    ['https://journal.example/10.5555/ice.pdf', { kind: 'address', url: 'https://journal.example/10.5555/ice.pdf' }],
    ['ice.example/paper', { kind: 'address', url: 'https://ice.example/paper' }],
    ['a paper I once saw', null],
    ['file:///etc/passwd', null],
  ])('%s', (text, named) => expect(namedPaper(text)).toEqual(named))

  test.each([
    [
      { arxivId: '2409.08264', doi: '10.18653/v1/p19-1001' },
      ['https://arxiv.org/pdf/2409.08264', 'https://aclanthology.org/P19-1001.pdf'],
    ],
    [
      { url: 'https://proceedings.mlr.press/v139/name21a.html' },
      ['https://proceedings.mlr.press/v139/name21a/name21a.pdf'],
    ],
    [
      { url: 'https://papers.nips.cc/paper_files/paper/2023/hash/ab-Abstract-Conference.html' },
      ['https://papers.nips.cc/paper_files/paper/2023/file/ab-Paper-Conference.pdf'],
    ],
    [
      { url: 'https://www.biorxiv.org/content/10.1101/2024.01.02.573456v3' },
      ['https://www.biorxiv.org/content/10.1101/2024.01.02.573456v3.full.pdf'],
    ],
    [
      { openReviewId: 'abcDEF123', enclosures: [{ url: 'https://a.example/x.pdf', type: null, length: null }] },
      ['https://openreview.net/pdf?id=abcDEF123', 'https://a.example/x.pdf'],
    ],
    [{ pdfUrl: 'file:///etc/passwd' }, []],
  ])('with %j has its PDF at', (facts, places) =>
    expect(pdfPlaces(paperFacts({ title: 'x', ...facts }))).toEqual(places),
  )
})

test('a DOI is asked for in CSL-JSON, and in BibTeX where that is not to be had', async () => {
  online.upstream.serve('doi.org', '/10.5555/ice.1', (_, request) => {
    expect(request.headers.accept).toBe('application/vnd.citationstyles.csl+json')
    return { body: CSL, type: 'application/vnd.citationstyles.csl+json' }
  })
  online.upstream.serve('doi.org', '/10.5555/ice.2', (_, request) =>
    /bibtex/.test(request.headers.accept ?? '')
      ? { body: BIB, type: 'application/x-bibtex' }
      : { body: PAGE, type: 'text/html', status: 406 },
  )
  expect(await added('10.5555/ICE.1')).toMatchObject({
    title: 'Deep ice',
    doi: '10.5555/ice.1',
    venue: 'Journal of Ice',
    publishedAt: '2025-03-04',
    files: [],
  })
  expect(await added('https://doi.org/10.5555/ice.2')).toMatchObject({ title: 'Deep ice in BibTeX', year: 2025 })
  expect(await add('10.5555/nothing')).toMatchObject({
    state: 'failed',
    error: expect.stringMatching(/doi\.org does not know it/),
  })
  expect((await add('not a paper')).error).toMatch(/no arXiv id, no DOI and no web address/)
})

test('Unpaywall is asked for a free copy once there is an e-mail, and a place that sends a page is passed over', async () => {
  serve('doi.org', '/10.5555/ice.1', CSL, 'application/vnd.citationstyles.csl+json')
  serve(
    'api.unpaywall.org',
    '/v2/10.5555/ice.1',
    JSON.stringify({
      is_oa: true,
      best_oa_location: { url_for_pdf: 'https://walled.example/a.pdf' },
      oa_locations: [{ url_for_pdf: 'file:///etc/passwd' }, { url_for_pdf: 'https://free.example/a.pdf' }],
    }),
    'application/json',
  )
  serve('walled.example', '/a.pdf', PAGE, 'application/pdf')
  serve('free.example', '/a.pdf', await pdf('Deep ice'), 'application/pdf')
  const paper = await added('10.5555/ice.1')
  expect(asked('api.unpaywall.org')).toEqual([])
  await expect(online.endOf(await online.library.api['files.fetch']({ paper: paper.id }))).resolves.toMatchObject({
    state: 'failed',
    error: expect.stringMatching(/Unpaywall/),
  })
  await online.library.api['settings.set']({ unpaywallEmail: 'ada@example.org' })
  await online.endOf(await online.library.api['files.fetch']({ paper: paper.id }))
  expect(asked('api.unpaywall.org')).toEqual(['/v2/10.5555/ice.1?email=ada%40example.org'])
  expect((await online.library.api['papers.get']({ id: paper.id })).files).toMatchObject([
    { sourceUrl: 'https://free.example/a.pdf' },
  ])
})

test('OpenReview is asked in both versions of its service, and by its page where neither answers', async () => {
  const note = {
    id: 'abcDEF123',
    forum: 'abcDEF123',
    pdate: Date.UTC(2024, 4, 6),
    content: {
      title: { value: 'Reviewed ice' },
      authors: { value: ['Ada Lovelace', 'Bo Chen'] },
      abstract: { value: 'Cold.' },
      venue: { value: 'ICLR 2024' },
      pdf: { value: '/pdf/1.pdf' },
      keywords: { value: ['ice'] },
    },
  }
  const review = { id: 'r1', forum: 'abcDEF123', content: { title: { value: 'Review' } } }
  serve('api2.openreview.net', '/notes', JSON.stringify({ notes: [review, note], count: 2 }), 'application/json')
  serve('openreview.net', '/pdf/1.pdf', await pdf('Reviewed ice'), 'application/pdf')
  expect(await added('https://openreview.net/forum?id=abcDEF123')).toMatchObject({
    title: 'Reviewed ice',
    venue: 'ICLR 2024',
    publishedAt: '2024-05-06',
    openReviewId: 'abcDEF123',
    keywords: ['ice'],
    authors: [{ family: 'Lovelace' }, { family: 'Chen' }],
    files: [{ sourceUrl: 'https://openreview.net/pdf/1.pdf' }],
  })
  serve('api2.openreview.net', '/notes', '{"name":"ChallengeRequiredError"}', 'application/json', 403)
  serve('openreview.net', '/forum', HEAD, 'text/html')
  expect(await added('https://openreview.net/forum?id=otherONE1')).toMatchObject({ title: 'Ice & fire' })
})

test('the page of a paper is read by what it says of itself, relative addresses and all', async () => {
  serve('conf.example', '/papers/1', HEAD, 'text/html; charset=utf-8')
  serve('conf.example', '/paper.pdf', await pdf('Ice & fire'), 'application/pdf')
  expect(await added('https://conf.example/papers/1')).toMatchObject({
    title: 'Ice & fire',
    doi: '10.5555/fire',
    venue: 'Ice Conf',
    publishedAt: '2024-05-06',
    authors: [{ name: 'Ada Lovelace' }, { name: 'Bo Chen' }],
    pdfUrl: 'https://conf.example/paper.pdf',
    files: [{ name: 'paper.pdf' }],
  })
  serve('conf.example', '/other', PAGE, 'text/html')
  expect((await add('https://conf.example/other')).error).toMatch(/Are you human|looks like|web page/i)
})

test('a paper of the ACL comes with its PDF; one that cannot be had is said beside the paper', async () => {
  serve(
    'aclanthology.org',
    '/2024.acl-long.1.bib',
    '@inproceedings{a, title={Warm words}, author={Bo Chen}, booktitle={ACL}, year={2024}, url={https://aclanthology.org/2024.acl-long.1}, doi={10.18653/v1/2024.acl-long.1}}',
    'text/plain',
  )
  const job = await add('https://aclanthology.org/2024.acl-long.1/')
  expect(online.report(job)).toMatchObject({
    new: 1,
    failed: [{ where: 'its PDF', reason: expect.stringMatching(/aclanthology\.org has nothing/) }],
  })
  serve('aclanthology.org', '/2024.acl-long.1.pdf', await pdf('Warm words'), 'application/pdf')
  expect(await added('2024.acl-long.1')).toMatchObject({
    title: 'Warm words',
    files: [{ name: '2024.acl-long.1.pdf' }],
  })
})

test('what PDFs say little of is asked of arXiv in one request, and what the reader made stays', async () => {
  const { api } = online.library
  await online.importText('{"title":"Ice","doi":"10.5555/ice.1"}\n{"title":"Other","key":"o"}\n')
  serve('doi.org', '/10.5555/ice.1', CSL, 'application/json')
  const { ids } = await api['papers.ids']({ view: { kind: 'all' } })
  await api['papers.setStatus']({ ids: [...ids], status: 'queued' })
  expect(online.report(await online.endOf(await api['papers.complete']({ ids: [...ids] })))).toMatchObject({
    updated: 1,
    failed: [],
  })
  const paper = (await api['papers.find']({ reference: '10.5555/ice.1' })).id as PaperId
  expect(await api['papers.get']({ id: paper })).toMatchObject({
    title: 'Ice',
    venue: 'Journal of Ice',
    status: 'queued',
  })
})
