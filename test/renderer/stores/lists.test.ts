import { expect, test } from 'vitest'
import type { LibraryEvent } from '../../../src/preload/contract/library-api.ts'
import type { PaperId } from '../../../src/preload/contract/paper.ts'
import { createLibraryClient } from '../../../src/renderer/library/library-client.ts'
import { createListeners } from '../../../src/renderer/library/transport.ts'
import { moved } from '../../../src/renderer/stores/selection.ts'
import { createStores } from '../../../src/renderer/stores/stores.ts'

/** Stores over a library that answers what it is told to, and keeps what it was asked. */
function over(answer: (method: string, args: unknown) => unknown) {
  const events = createListeners<LibraryEvent>()
  const asked: string[] = []
  const client = createLibraryClient(
    {
      call: async (method, args) => {
        asked.push(method)
        const value = answer(method, args)
        return value === null ? { ok: false, failure: { code: 'conflict', message: 'Not now.' } } : { ok: true, value }
      },
      onEvent: events.add,
      connection: () => 'connected',
      onConnection: () => () => {},
      close: () => {},
    },
    fetch,
  )
  const storage = { getItem: () => null, setItem: () => {} }
  const later: (() => void)[] = []
  const after = (_ms: number, task: () => void) => {
    later.push(task)
    return () => void later.splice(later.indexOf(task), 1)
  }
  const stores = createStores({ client, after, storage, windowStorage: storage })
  return { stores, asked, events, later }
}

const LIST = { ids: [1, 2, 3] as PaperId[], isWhole: true, undecided: 3, minutes: 72, edition: null }

test('what was said of a decision is taken back with it, where the library refuses', async () => {
  const { stores } = over(method => (method === 'papers.ids' ? LIST : null))
  await stores.views.reload()
  await stores.triage.setStatus([2 as PaperId], 'dismissed')
  expect(stores.views.getState().ids).toEqual(LIST.ids)
  expect(stores.notices.getState().notices.map(({ text, action }) => [text, action])).toEqual([['Not now.', null]])
})

test('a list that was seen needs no question until something changes', async () => {
  const { stores, asked, events } = over(method => (method === 'papers.ids' ? LIST : {}))
  const questions = (): number => asked.filter(method => method === 'papers.ids').length
  await stores.views.reload()
  stores.views.open({ kind: 'all' })
  await expect.poll(() => stores.views.getState().isLoaded).toBe(true)
  stores.views.open({ kind: 'status', status: 'inbox' })
  expect([stores.views.getState().isLoaded, stores.views.getState().ids, questions()]).toEqual([true, LIST.ids, 2])
  events.tell({ topic: 'papers', papers: null, views: true })
  stores.views.open({ kind: 'all' })
  expect([stores.views.getState().isLoaded, questions()]).toEqual([false, 3])
})

test('of a long list the beginning comes first, and what was asked of all of it is done when all of it is here', async () => {
  const all = Array.from({ length: 1_000 }, (_, index) => (index + 1) as PaperId)
  const { stores, later } = over((method, args) => {
    if (method !== 'papers.ids') return {}
    const { first = all.length } = args as { first?: number }
    return { ...LIST, ids: all.slice(0, first), isWhole: first >= all.length }
  })
  const { views } = stores
  const now = () => views.getState()
  await views.reload()
  expect(now().ids.length).toBeLessThan(all.length)
  expect(now()).toMatchObject({ isLoaded: true, isWhole: false })
  views.select((ids, selection) => moved(ids, selection, Number.MAX_SAFE_INTEGER), 'all')
  later.pop()?.()
  await expect.poll(() => now().isWhole).toBe(true)
  expect([now().ids, now().selection.cursor]).toEqual([all, 1_000])
  // Back on a list that has changed meanwhile: its beginning is not where one was.
  views.open({ kind: 'all' })
  await expect.poll(() => now().isLoaded).toBe(true)
  await stores.triage.setStarred([1 as PaperId], true)
  views.open({ kind: 'status', status: 'inbox' })
  await expect.poll(() => now().isLoaded).toBe(true)
  expect([now().isWhole, now().selection.cursor]).toEqual([true, 1_000])
})
