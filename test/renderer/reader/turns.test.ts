import { describe, expect, it } from 'vitest'
import { createTurns } from '../../../src/renderer/reader/keys/turns.ts'

const settled = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

describe('what keys ask for', () => {
  it('is done at once where nothing waits, and in its order where something does', async () => {
    const done: string[] = []
    const text = Promise.withResolvers<void>()
    const turns = createTurns({ whenReady: () => null, onTrouble: () => undefined })
    turns.take(() => done.push('at once'))
    expect(done).toEqual(['at once'])
    turns.take(async () => {
      await text.promise
      done.push('sentence')
    })
    turns.take(() => done.push('mark'))
    turns.take(() => done.push('undo'))
    await settled()
    expect(done).toEqual(['at once'])
    expect(turns.isWaiting()).toBe(true)
    text.resolve()
    await settled()
    expect(done).toEqual(['at once', 'sentence', 'mark', 'undo'])
    expect(turns.isWaiting()).toBe(false)
  })

  it('is put away all at once, what is under way is told, and what comes later is done', async () => {
    const done: string[] = []
    const text = Promise.withResolvers<void>()
    const turns = createTurns({ whenReady: () => null, onTrouble: () => undefined })
    expect(turns.drop()).toBe(false)
    turns.take(async isWanted => {
      await text.promise
      done.push(isWanted() ? 'sentence' : 'too late')
    })
    turns.take(() => done.push('mark'))
    expect(turns.drop()).toBe(true)
    turns.take(() => done.push('after'))
    text.resolve()
    await settled()
    expect(done).toEqual(['after', 'too late'])
  })

  it('waits for the pages, is left undone where these do not come, and goes on after what fails', async () => {
    const done: string[] = []
    const troubles: unknown[] = []
    let pages: Promise<boolean> | null = Promise.resolve(false)
    const turns = createTurns({ whenReady: () => pages, onTrouble: error => troubles.push(error) })
    turns.take(() => done.push('on no pages'))
    await settled()
    pages = Promise.resolve(true)
    turns.take(() => Promise.reject(new Error('no text')))
    turns.take(() => done.push('next'))
    await settled()
    expect(done).toEqual(['next'])
    expect(troubles).toEqual([new Error('no text')])
  })
})
