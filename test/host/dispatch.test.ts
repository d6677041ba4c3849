import { expect, test } from 'vitest'
import type { LibraryApi } from '../../src/preload/contract/library-api.ts'
import { LibraryFailure } from '../../src/main/core/failures.ts'
import { dispatch } from '../../src/main/host/dispatch.ts'

/** An api of the methods a test needs; any other one would be a mistake of the test. */
function apiOf(methods: Partial<LibraryApi>): { api: LibraryApi } {
  return { api: methods as LibraryApi }
}

const nothing = apiOf({})

test.each([
  ['papers.fetchAll', /no method "papers.fetchAll".*papers.rows/],
  ['constructor', /no method "constructor"/],
  ['__proto__', /no method "__proto__"/],
  ['x'.repeat(5_000), /no method "x{80}…"/],
])('%s is no method', async (method, message) => {
  const reply = await dispatch(nothing, method, {})
  expect(reply).toMatchObject({ ok: false, failure: { code: 'invalid', message: expect.stringMatching(message) } })
})

test.each([
  ['papers.setStatus', { ids: [1, 'two'], status: 'read' }, /papers\.setStatus .*ids\[1\]: .*number/],
  ['papers.setStatus', { ids: [1], status: 'eaten' }, /status: .*"dismissed"/],
  ['papers.get', { id: 1, extra: true }, /papers\.get .*extra/],
  ['papers.get', [], /papers\.get .*arguments: .*object/],
  ['papers.get', null, /papers\.get .*id: /],
  ['settings.set', { dailyMinutes: new Uint8Array([1, 2, 3]) }, /settings\.set .*what JSON does not/],
])('%s with %j is refused with the method, the place and the problem', async (method, args, message) => {
  const reply = await dispatch(nothing, method, args)
  expect(reply).toMatchObject({ ok: false, failure: { code: 'invalid', message: expect.stringMatching(message) } })
})

test('the library gets checked arguments with defaults filled in', async () => {
  const asked: unknown[] = []
  const library = apiOf({
    'journal.list': args => {
      asked.push(args)
      return []
    },
  })
  expect(await dispatch(library, 'journal.list', undefined)).toEqual({ ok: true, value: [] })
  expect(asked).toEqual([{ limit: 50 }])
})

test('expected trouble keeps its code, a mistake of ours is logged and told as one', async () => {
  const logged: string[] = []
  const library = apiOf({
    'papers.get': () => {
      throw new LibraryFailure('not-found', 'There is no paper 7.')
    },
    'queues.list': () => Promise.reject(new TypeError('x is undefined')),
  })
  const log = (_level: string, message: string): void => void logged.push(message)
  expect(await dispatch(library, 'papers.get', { id: 7 }, log)).toEqual({
    ok: false,
    failure: { code: 'not-found', message: 'There is no paper 7.' },
  })
  expect(logged).toEqual([])
  expect(await dispatch(library, 'queues.list', {}, log)).toMatchObject({ ok: false, failure: { code: 'bug' } })
  expect(logged).toEqual(['queues.list failed'])
})
