import { createStore } from 'zustand/vanilla'
import type { Session } from '../session.ts'
import type { ShownMarks } from './shown-marks.ts'

export interface FileMarkCount {
  /** Null while pages are still being looked at. */
  readonly count: number | null
  /** Whose they are, the one with the most first. */
  readonly authors: readonly string[]
}

/** Pages are looked at when nothing else is to be done; a book has many. */
const MOST_PAGES = 2_000

/** How many annotations stand in the file itself, counted page by page in idle moments. */
export function createFileMarkCount(session: Session, shown: ShownMarks) {
  const store = createStore<FileMarkCount>(() => ({ count: null, authors: [] }))
  let isStopped = false

  async function look(): Promise<void> {
    const authors = new Map<string, number>()
    let count = 0
    const { pageCount } = session.store.getState()
    for (let page = 0; page < Math.min(pageCount, MOST_PAGES) && !isStopped; page += 1) {
      await idle()
      const marks =
        shown.store.getState().marks.get(page) ??
        // A page that cannot be read says so where it is shown.
        (await session.withPage(page, one => one.marks()).catch(() => []))
      shown.learn(page, marks)
      count += marks.length
      for (const { author } of marks) authors.set(author, (authors.get(author) ?? 0) + 1)
    }
    if (isStopped) return
    const named = [...authors].filter(([author]) => author !== '').sort(([, a], [, b]) => b - a)
    store.setState({ count, authors: named.map(([author]) => author) })
  }

  return {
    store,
    begin: (): void => void look(),
    stop(): void {
      isStopped = true
    },
  }
}

export type FileMarkCounter = ReturnType<typeof createFileMarkCount>

function idle(): Promise<void> {
  return new Promise(resolve => requestIdleCallback(() => resolve(), { timeout: 500 }))
}
