import { expect, test } from 'vitest'
import type { PaperId } from '../../../src/preload/contract/paper.ts'
import { createShellStore } from '../../../src/renderer/stores/shell-store.ts'
import { createTabStore } from '../../../src/renderer/stores/tab-store.ts'
import { createViewStore } from '../../../src/renderer/stores/view-store.ts'
import { canGoBack, followWindow } from '../../../src/renderer/stores/window-history.ts'
import { openPage, openView } from '../../../src/renderer/stores/way.ts'

const INBOX = { kind: 'status', status: 'inbox' } as const

/** A window's history as browsers keep it. */
function browserHistory() {
  const entries: unknown[] = [null]
  let at = 0
  let onPop: (state: unknown) => void = () => {}
  return {
    entries,
    get state() {
      return structuredClone(entries[at])
    },
    pushState: (state: unknown) => void entries.splice((at += 1), entries.length, structuredClone(state)),
    replaceState: (state: unknown) => void (entries[at] = structuredClone(state)),
    go(by: number) {
      at += by
      onPop(structuredClone(entries[at]))
    },
    pops: (listener: typeof onPop) => void (onPop = listener),
  }
}

/** One window over it; loaded anew it is another one with the same tabs. */
function open(history: ReturnType<typeof browserHistory>, kept = new Map<string, string>()) {
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  }
  const client = { call: () => new Promise(() => {}), onEvent: () => () => {} }
  const stores = {
    views: createViewStore({ client, writes: { mark: () => 0 }, after: () => () => {} } as never),
    shell: createShellStore(),
    tabs: createTabStore(storage),
  }
  stores.views.subscribe(({ view }, before) => view !== before.view && stores.shell.setState({ page: null }))
  const tasks: (() => void)[] = []
  history.pops(followWindow(stores, history, task => void tasks.push(task)))
  const shown = () => [stores.views.getState().view, stores.shell.getState().page, stores.tabs.getState().active]
  const settle = () => tasks.splice(0).forEach(task => task())
  return { ...stores, shown, settle, kept }
}

const tab = (paper: number) => ({ paper: paper as PaperId, file: 'a'.repeat(64), title: `Paper ${paper}` })

test('the window goes back through lists, pages and papers, and never out of the library by its own key', () => {
  const history = browserHistory()
  const window = open(history)
  expect(canGoBack(history.state)).toBe(false)
  openView(window, { kind: 'starred' })
  window.settle()
  openPage(window, { kind: 'plan' })
  window.settle()
  window.tabs.open(tab(3))
  window.settle()
  expect(window.shown()).toEqual([{ kind: 'starred' }, { kind: 'plan' }, 3])
  openPage(window, { kind: 'help' })
  window.settle()
  history.go(-1)
  window.settle()
  expect(window.shown()).toEqual([{ kind: 'starred' }, { kind: 'plan' }, 3])
  history.go(-2)
  window.settle()
  expect(window.shown()).toEqual([{ kind: 'starred' }, null, null])
  expect(canGoBack(history.state)).toBe(true)
  history.go(-1)
  window.settle()
  expect(window.shown()).toEqual([INBOX, null, null])
  expect(canGoBack(history.state)).toBe(false)
  history.go(4)
  window.settle()
  expect(window.shown()).toEqual([{ kind: 'starred' }, { kind: 'help' }, null])
  expect(history.entries).toHaveLength(5)
})

test('the words of a search are one place, and a paper that was closed meanwhile is not opened again', () => {
  const history = browserHistory()
  const window = open(history)
  for (const query of ['s', 'sp', 'sparse']) {
    window.views.open({ kind: 'search', query })
    window.settle()
  }
  window.tabs.open(tab(7))
  window.settle()
  expect(history.entries).toHaveLength(3)
  history.go(-1)
  window.settle()
  expect(window.shown()).toEqual([{ kind: 'search', query: 'sparse' }, null, null])
  window.tabs.close(7 as PaperId)
  window.settle()
  history.go(1)
  window.settle()
  expect(window.shown()).toEqual([{ kind: 'search', query: 'sparse' }, null, null])
})

test('a window that is loaded anew shows what it showed; a state of another program is taken for where one is', () => {
  const history = browserHistory()
  const window = open(history)
  openView(window, { kind: 'tag', tag: 'thesis' })
  window.settle()
  window.tabs.open(tab(5))
  window.settle()
  const again = open(history, window.kept)
  expect(again.shown()).toEqual([{ kind: 'tag', tag: 'thesis' }, null, 5])
  history.replaceState({ view: 'x', page: 4 })
  history.go(0)
  expect(again.shown()).toEqual([{ kind: 'tag', tag: 'thesis' }, null, 5])
  expect(canGoBack(history.state)).toBe(true)
})
