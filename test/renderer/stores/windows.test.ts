import { describe, expect, it } from 'vitest'
import type { PaperId } from '../../../src/preload/contract/paper.ts'
import { createPageShowings } from '../../../src/renderer/stores/page-showing.ts'
import { createTabStore } from '../../../src/renderer/stores/tab-store.ts'

function storage(): Pick<Storage, 'getItem' | 'setItem'> {
  const kept = new Map<string, string>()
  return { getItem: key => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) }
}
const tab = (paper: number) => ({ paper: paper as PaperId, file: 'a'.repeat(64), title: `Paper ${paper}` })

describe('open papers', () => {
  it('are of their window: another one neither sees nor loses them, and the next starts with the last', () => {
    const machine = storage()
    const [here, there] = [storage(), storage()]
    const first = createTabStore(machine, here)
    const second = createTabStore(machine, there)
    first.open(tab(1))
    first.open(tab(2))
    second.open(tab(3))
    const papersOf = (store: typeof first) => store.getState().tabs.map(({ paper }) => paper)
    // As after a reload.
    expect(papersOf(createTabStore(machine, here))).toEqual([1, 2])
    expect(papersOf(createTabStore(machine, there))).toEqual([3])
    expect(papersOf(createTabStore(machine, storage()))).toEqual([3])
  })

  it('are moved within the row, walked through in a circle, and leave the one beside them in front', () => {
    const tabs = createTabStore(storage())
    for (const paper of [1, 2, 3]) tabs.open(tab(paper))
    tabs.move(3 as PaperId, -1)
    tabs.move(1 as PaperId, -1)
    expect(tabs.getState().tabs.map(({ paper }) => paper)).toEqual([1, 3, 2])
    tabs.step(1)
    expect(tabs.getState().active).toBe(2)
    tabs.step(1)
    expect(tabs.getState().active).toBe(1)
    tabs.close(1 as PaperId)
    expect(tabs.getState().active).toBe(3)
  })
})

describe('how pages are shown', () => {
  it('is kept for each file; a new one starts as pages were shown last, but upright and whole', () => {
    const kept = storage()
    const showings = createPageShowings(kept)
    const book = { isPaged: true, across: 2, hasCover: true, turn: 90, isTrimmed: true } as const
    showings.keep('one', book)
    expect(showings.of('one')).toEqual(book)
    expect(showings.of('two')).toEqual({ ...book, turn: 0, isTrimmed: false })
    kept.setItem('offprint.pages', '[["one",{"turn":45}],7]')
    expect(showings.of('one')).toEqual({ isPaged: false, across: 1, hasCover: false, turn: 0, isTrimmed: false })
  })
})
