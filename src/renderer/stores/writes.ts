import type { NoticeStore } from './notice-store.ts'

/**
 * The changes on their way to the library. What is read while one is under way may be older than what is
 * shown already, so readers ask `isCurrent` before they believe an answer.
 */
export interface Writes {
  /** Sends a change that is shown already; on failure takes it back and says why. Null where it failed. */
  send<T>(call: () => Promise<T>, rollBack?: () => void): Promise<T | null>
  /** Marks the moment a question is asked. */
  mark(): number
  /** Whether nothing was changed or is being changed since that mark. */
  isCurrent(mark: number): boolean
  /** Resolves when no change is under way. */
  settled(): Promise<void>
  isBusy(): boolean
  onChange(listener: () => void): () => void
}

export function createWrites(notices: NoticeStore): Writes {
  const underWay = new Set<Promise<unknown>>()
  const listeners = new Set<() => void>()
  let moment = 0

  return {
    async send(call, rollBack) {
      moment += 1
      const sent = call()
      underWay.add(sent)
      for (const listener of listeners) listener()
      try {
        return await sent
      } catch (error) {
        rollBack?.()
        notices.fail(error)
        return null
      } finally {
        underWay.delete(sent)
        moment += 1
        for (const listener of listeners) listener()
      }
    },
    mark: () => moment,
    isCurrent: mark => mark === moment && underWay.size === 0,
    async settled() {
      while (underWay.size > 0) await Promise.allSettled(underWay)
    },
    isBusy: () => underWay.size > 0,
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
