import { createStore } from 'zustand/vanilla'
import type { Session } from '../session.ts'
import type { PagePoint } from '../view/page-layout.ts'
import { compileQuery, findInText, type FindOptions, type TextMatch } from './find-in-text.ts'
import { comparePoints, type TextPoint, type TextSelection } from '../select/text-selection.ts'
import { firstMatch, nextMatch } from './match-order.ts'
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
  /** Where the search began. */
  let begin: TextPoint = { page: 0, offset: 0 }
  /** Steps asked for before it was known where they lead: forward above zero. */
  let owed = 0
  let last: FindMatch | null = null
  let waiting: ((match: FindMatch | null) => void)[] = []

  async function textOf(page: number): Promise<FoldedText> {
    const known = folded.get(page)
    if (known) return known
    const { text } = await session.text(page)
    const ready = foldText(text)
    plain.set(page, text)
    folded.set(page, ready)
    return ready
  }

  async function search(from: TextPoint = { page: place().page, offset: 0 }): Promise<void> {
    const mine = ++run
    begin = from
    owed = 0
    answer(null)
    const { query, matchCase, wholeWord } = store.getState()
    const pattern = compileQuery(query, { matchCase, wholeWord })
    const { pageCount } = session.store.getState()
    store.setState({ matches: [], current: -1, searched: 0, unreadable: 0, isSearching: pattern !== null })
    if (!pattern) return
    const perPage = new Map<number, readonly FindMatch[]>()
    let unreadable = 0
    let count = 0
    // From the page in sight on, then from the start: the match the reader looks for is most often ahead.
    for (let step = 0; step < pageCount && count < MAX_MATCHES; step += 1) {
      const page = (from.page + step) % pageCount
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
      if (found.length > 0 || step % 16 === 15) publish(perPage, step + 1, unreadable)
    }
    store.setState({ isSearching: false })
    publish(perPage, pageCount, unreadable)
    answer(null)
  }

  /** Whoever waits for a match is told which one it is, or that none comes. */
  function answer(match: FindMatch | null): void {
    const asked = waiting
    waiting = []
    for (const tell of asked) tell(match)
  }

  function publish(perPage: ReadonlyMap<number, readonly FindMatch[]>, searched: number, unreadable: number): void {
    const before = store.getState()
    const chosen = before.matches[before.current]
    const matches = [...perPage.keys()].sort((a, b) => a - b).flatMap(page => perPage.get(page) ?? [])
    const known = chosen ? matches.findIndex(match => match.page === chosen.page && match.start === chosen.start) : -1
    const current = known >= 0 ? known : firstMatch(matches, begin, before.isSearching)
    store.setState({ matches, current, searched, unreadable })
    if (known < 0 && current >= 0) go(current)
    payOwed()
  }

  /** Goes the steps asked for, as far as it is known where they lead. */
  function payOwed(): void {
    while (owed !== 0) {
      const { matches, current, isSearching } = store.getState()
      const direction = owed > 0 ? 1 : -1
      const next = nextMatch(matches, current, direction, isSearching ? begin : null)
      if (next === null) return
      owed -= direction
      go(next)
    }
  }

  function go(index: number): void {
    const { matches } = store.getState()
    const match = matches[index]
    if (!match) return
    store.setState({ current: index })
    last = match
    onGo(match)
    if (owed === 0) answer(match)
  }

  function close(): void {
    run += 1
    owed = 0
    answer(null)
    store.setState({ isOpen: false, isSearching: false, matches: [], current: -1 })
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
    /** To the match after what is chosen, or after the last one while it is near, of what was looked for last. */
    resume: (direction: 1 | -1, chosen: TextSelection | null): void => {
      store.setState({ isOpen: true })
      const ends = chosen ? [chosen.anchor, chosen.focus].toSorted(comparePoints) : endsOf(last)
      const isNear = chosen !== null || (last !== null && Math.abs(last.page - place().page) <= 1)
      void search(isNear ? ends[direction === 1 ? 1 : 0] : undefined)
      // The first match is the one after the place; the one before that is a step back.
      if (direction === -1) owed = -1
    },
    close,
    /** Closes it; the match one is at, or will be once it is found. Null where there is none. */
    leave(): FindMatch | null | Promise<FindMatch | null> {
      const { matches, current, isSearching } = store.getState()
      const match = matches[current] ?? null
      if (!isSearching || (match && owed === 0)) {
        close()
        return match
      }
      store.setState({ isOpen: false })
      return new Promise<FindMatch | null>(resolve => waiting.push(resolve)).then(late => {
        if (!store.getState().isOpen) close()
        return late
      })
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
      const { matches, isSearching } = store.getState()
      if (matches.length === 0 && !isSearching) return
      owed += direction
      payOwed()
    },
    /** The text of a page may be another one. */
    forget: (): void => {
      folded.clear()
      plain.clear()
    },
  }
}

function endsOf(match: FindMatch | null): readonly TextPoint[] {
  return match
    ? [
        { page: match.page, offset: match.start },
        { page: match.page, offset: match.end },
      ]
    : []
}
