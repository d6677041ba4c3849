import { createStore } from 'zustand/vanilla'
import type { Session } from '../session.ts'
import type { PagePoint } from '../view/page-layout.ts'
import { compileQuery, findInText, type FindOptions, type TextMatch } from './find-in-text.ts'
import { type FoldedText, foldText } from './fold-text.ts'

export interface FindMatch extends TextMatch {
  readonly page: number
}

export interface FindState extends FindOptions {
  readonly isOpen: boolean
  /** The matches are shown as a list, too. */
  readonly isListed: boolean
  readonly query: string
  /** In the order of the pages. */
  readonly matches: readonly FindMatch[]
  /** Into `matches`; -1 while none is chosen. */
  readonly current: number
  /** Pages looked through so far. */
  readonly searched: number
  readonly isSearching: boolean
  /** Pages whose text could not be read. */
  readonly unreadable: number
}

export type FindStore = ReturnType<typeof createFindStore>

const CLOSED: FindState = {
  isOpen: false,
  isListed: false,
  query: '',
  matchCase: false,
  wholeWord: false,
  matches: [],
  current: -1,
  searched: 0,
  isSearching: false,
  unreadable: 0,
}
/** Characters shown around a match in the list. */
const CONTEXT = 60
/** More marks than anybody steps through; the count then reads "5,000+". */
export const MAX_MATCHES = 5_000

export interface FindStoreOptions {
  readonly session: Session
  /** Where the reader is: the first match after it comes first. */
  readonly place: () => PagePoint
  /** A match was chosen: show it. */
  readonly onGo: (match: FindMatch) => void
}

export function createFindStore({ session, place, onGo }: FindStoreOptions) {
  const store = createStore<FindState>(() => CLOSED)
  const folded = new Map<number, FoldedText>()
  const plain = new Map<number, string>()
  let run = 0

  async function textOf(page: number): Promise<FoldedText> {
    const known = folded.get(page)
    if (known) return known
    const { text } = await session.text(page)
    const ready = foldText(text)
    plain.set(page, text)
    folded.set(page, ready)
    return ready
  }

  async function search(): Promise<void> {
    const mine = ++run
    const { query, matchCase, wholeWord } = store.getState()
    const pattern = compileQuery(query, { matchCase, wholeWord })
    const { pageCount } = session.store.getState()
    store.setState({ matches: [], current: -1, searched: 0, unreadable: 0, isSearching: pattern !== null })
    if (!pattern) return
    const from = place().page
    const perPage = new Map<number, readonly FindMatch[]>()
    let unreadable = 0
    let count = 0
    // From the page in sight on, then from the start: the match the reader looks for is most often ahead.
    for (let step = 0; step < pageCount && count < MAX_MATCHES; step += 1) {
      const page = (from + step) % pageCount
      let found: readonly TextMatch[] = []
      try {
        found = findInText(await textOf(page), pattern)
      } catch {
        unreadable += 1
      }
      if (mine !== run) return
      count += found.length
      if (found.length > 0)
        perPage.set(
          page,
          found.map(match => ({ ...match, page })),
        )
      if (found.length > 0 || step % 16 === 15) publish(perPage, step + 1, unreadable, from)
    }
    publish(perPage, pageCount, unreadable, from)
    store.setState({ isSearching: false })
  }

  function publish(
    perPage: ReadonlyMap<number, readonly FindMatch[]>,
    searched: number,
    unreadable: number,
    from: number,
  ): void {
    const before = store.getState()
    const chosen = before.matches[before.current]
    const matches = [...perPage.keys()].sort((a, b) => a - b).flatMap(page => perPage.get(page) ?? [])
    let current = chosen ? matches.findIndex(match => match.page === chosen.page && match.start === chosen.start) : -1
    if (current < 0 && matches.length > 0) {
      current = Math.max(
        0,
        matches.findIndex(match => match.page >= from),
      )
      store.setState({ matches, current, searched, unreadable })
      go(current)
      return
    }
    store.setState({ matches, current, searched, unreadable })
  }

  function go(index: number): void {
    const { matches } = store.getState()
    const match = matches[index]
    if (!match) return
    store.setState({ current: index })
    onGo(match)
  }

  return {
    store,
    go,
    toggleList: (): void => store.setState(({ isListed }) => ({ isListed: !isListed })),
    /** The words of a match and around it, on one line. */
    contextOf({ page, start, end }: FindMatch): { before: string; found: string; after: string } {
      const text = plain.get(page) ?? ''
      const line = (part: string): string =>
        part.replace(/[-\u2010\u00ad][ \t]*\n\s*(?=\p{Ll})/gu, '').replace(/\s+/g, ' ')
      return {
        before: line(text.slice(Math.max(0, start - CONTEXT / 2), start)).replace(/^\S*\s/, ''),
        found: line(text.slice(start, end)),
        after: line(text.slice(end, end + CONTEXT)),
      }
    },
    open: (query?: string): void => {
      store.setState({ isOpen: true })
      if (query !== undefined && query !== '') {
        store.setState({ query })
        void search()
      } else if (store.getState().query !== '') void search()
    },
    close: (): void => {
      run += 1
      store.setState({ isOpen: false, isSearching: false, matches: [], current: -1 })
    },
    setQuery: (query: string): void => {
      store.setState({ query })
      void search()
    },
    setOptions: (options: Partial<FindOptions>): void => {
      store.setState(options)
      void search()
    },
    step: (direction: 1 | -1): void => {
      const { matches, current } = store.getState()
      if (matches.length > 0) go((current + direction + matches.length) % matches.length)
    },
    /** After the file was opened anew its texts may differ. */
    forget: (): void => {
      folded.clear()
      plain.clear()
    },
  }
}
