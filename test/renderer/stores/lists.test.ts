import { expect, test } from 'vitest'
import type { LibraryEvent } from '../../../src/preload/contract/library-api.ts'
import type { PaperId } from '../../../src/preload/contract/paper.ts'
import { createLibraryClient } from '../../../src/renderer/library/library-client.ts'
import { createListeners } from '../../../src/renderer/library/transport.ts'
import { createStores } from '../../../src/renderer/stores/stores.ts'

/** Stores over a library that answers what it is told to, and keeps what it was asked. */
function over(answer: (method: string) => unknown) {
  const events = createListeners<LibraryEvent>()
  const asked: string[] = []
  const client = createLibraryClient(
    {
      call: async method => {
        asked.push(method)
        const value = answer(method)
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
  const stores = createStores({ client, after: () => () => {}, storage, windowStorage: storage })
  return { stores, asked, events }
}

const LIST = { ids: [1, 2, 3] as PaperId[], undecided: 3, minutes: 72, edition: null }

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
