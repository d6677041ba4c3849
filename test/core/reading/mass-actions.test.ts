import { expect, test } from 'vitest'
import type { PaperId } from '../../../src/preload/contract/paper.ts'
import type { View } from '../../../src/preload/contract/search.ts'
import { openTestLibrary } from '../../support/open-test-library.ts'
import { paperLines } from '../../support/paper-lines.ts'

const DAY = 86_400_000
const INBOX: View = { kind: 'status', status: 'inbox' }

test('what is older, and all up to here, is looked at first and then decided in one step', async () => {
  const library = await openTestLibrary()
  const { api } = library.library
  const json = (key: number, publishedAt: string | null) =>
    JSON.stringify({ key: `k${key}`, title: `A title that is number ${key}`, publishedAt })
  await library.importText([json(1, '2026-02-01'), json(2, null), json(3, '2026-02-28T10:00:00Z')].join('\n'))
  library.pass(3 * DAY)
  await library.importText([json(4, '2025-01-01'), json(5, '2026-03-04')].join('\n'))
  const older = async (days: number, by: 'arrival' | 'published') =>
    (await api['papers.older']({ view: INBOX, days, by })).ids

  expect((await api['papers.ids']({ view: INBOX })).ids).toEqual([4, 5, 1, 2, 3])
  expect(await older(2, 'arrival')).toEqual([1, 2, 3])
  expect(await older(3, 'arrival')).toEqual([])
  // It is the 5th of March: five days before was the 28th of February.
  expect(await older(4, 'published')).toEqual([4, 1, 3])
  expect(await older(5, 'published')).toEqual([4, 1])
  const { ids } = await api['papers.upTo']({ view: INBOX, paper: 1 as PaperId })
  expect(ids).toEqual([4, 5, 1])
  await api['papers.setStatus']({ ids: [...ids], status: 'dismissed' })
  expect((await api['papers.ids']({ view: INBOX })).ids).toEqual([2, 3])
  const again = async () => api['papers.upTo']({ view: INBOX, paper: 1 as PaperId })
  await expect(again()).rejects.toMatchObject({ code: 'conflict' })
  await api['journal.undo']({})
  expect((await api['papers.ids']({ view: INBOX })).ids).toEqual([4, 5, 1, 2, 3])
  await library.close()
})

test('thousands of papers are decided upon, and brought back, in one step each that nobody waits for', async () => {
  const library = await openTestLibrary()
  const { api } = library.library
  await library.importText(paperLines(3_000))
  const ids = [...(await api['papers.ids']({ view: INBOX })).ids]
  /** Of the processor, so that a busy machine is not counted. */
  const milliseconds = async (work: () => unknown): Promise<number> => {
    const before = process.cpuUsage()
    await work()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1_000
  }
  const times = [
    await milliseconds(() => api['papers.setStatus']({ ids, status: 'dismissed' })),
    await milliseconds(() => api['journal.undo']({})),
    await milliseconds(() => api['papers.setStatus']({ ids, status: 'queued' })),
    await milliseconds(() => api['papers.setStatus']({ ids, status: 'read' })),
  ]
  expect(Math.max(...times)).toBeLessThan(1_000)
  expect((await api['papers.ids']({ view: { kind: 'status', status: 'read' } })).ids).toHaveLength(3_000)
  expect(await api['journal.list']({ limit: 10 })).toHaveLength(2)
  await library.close()
})
