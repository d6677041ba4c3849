import { afterEach, beforeEach, expect, test } from 'vitest'
import type { PaperId } from '../../../src/preload/contract/paper.ts'
import { makePdf } from '../../support/make-pdf.ts'
import { type LibraryOnline, openLibraryOnline } from '../../support/upstream/library-online.ts'

let online: LibraryOnline
beforeEach(async () => void (online = await openLibraryOnline()))
afterEach(() => online.close())

const VIEW = { kind: 'queue', queue: 'up-next' } as never
const ahead = async (count = 10) => online.endOf(await online.library.api['files.fetchAhead']({ view: VIEW, count }))

async function queue(lines: readonly Record<string, unknown>[]): Promise<readonly PaperId[]> {
  const { papers } = await online.importText(lines.map(line => JSON.stringify(line)).join('\n'))
  await online.library.api['papers.setStatus']({ ids: [...papers], status: 'queued' })
  return papers
}

test('the next of a queue are fetched, hosts beside each other and arXiv at its pace; what is here is not fetched again', async () => {
  const pdfs = await Promise.all(
    ['One', 'Two', 'Three', 'Four'].map(word => makePdf([{ lines: [`${word} of many papers`] }])),
  )
  online.upstream.serve('arxiv.org', '/pdf', url => ({
    body: pdfs[Number(url.pathname.at(-1))] ?? '',
    type: 'application/pdf',
  }))
  online.upstream.serve('free.example', '/3.pdf', { body: pdfs[3] ?? '', type: 'application/pdf' })
  const papers = await queue([
    ...[0, 1, 2].map(n => ({ title: `Paper ${n} of the arXiv`, arxivId: `2601.0000${n}` })),
    { title: 'Paper of elsewhere', pdfUrl: 'https://free.example/3.pdf' },
    { title: 'Paper without a place' },
  ])
  expect(online.report(await ahead(4))).toMatchObject({ updated: 4, failed: [] })
  const visits = online.upstream.visitsTo('arxiv.org')
  expect(visits).toHaveLength(3)
  expect(visits.slice(1).every((visit, index) => visit.at - (visits[index]?.at ?? 0) >= 3_000)).toBe(true)
  expect((await online.library.api['papers.rows']({ ids: [...papers] })).map(({ hasPdf }) => hasPdf)).toEqual([
    true,
    true,
    true,
    true,
    false,
  ])
  expect(online.report(await ahead())).toMatchObject({
    updated: 0,
    unchanged: 4,
    failed: [{ where: 'Paper without a place' }],
  })
  expect(online.upstream.visitsTo('arxiv.org')).toHaveLength(3)
})

test('a host that asks to wait is waited for once, an offline machine ends the job, and the room set aside is kept to', async () => {
  const big = new Uint8Array(11 * 2 ** 20)
  big.set(await makePdf([{ lines: ['A long paper'] }]))
  online.upstream.serve('free.example', '/', { body: big, type: 'application/pdf' })
  await queue([1, 2].map(n => ({ title: `Long paper ${n}`, pdfUrl: `https://free.example/${n}.pdf` })))
  await online.library.api['settings.set']({ fetchAheadMegabytes: 10 })
  online.upstream.break('free.example', { kind: 'rate-limit', retryAfter: 'seconds', seconds: 600 })
  const report = online.report(await ahead())
  expect(report).toMatchObject({ updated: 1, failed: [{ where: 'The rest', reason: expect.stringMatching(/10 MB/) }] })
  const visits = online.upstream.visitsTo('free.example')
  expect((visits[1]?.at ?? 0) - (visits[0]?.at ?? 0)).toBeGreaterThanOrEqual(600_000)
  await online.library.api['settings.set']({ fetchAheadMegabytes: 1_000 })
  await online.cutOff('all')
  expect(await ahead()).toMatchObject({ state: 'failed', error: expect.stringMatching(/offline/) })
})
