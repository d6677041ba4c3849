import { createStore, type StoreApi } from 'zustand/vanilla'
import type {
  AnnotationColor,
  AnnotationId,
  AnnotationType,
  FoundAnnotation,
} from '../../preload/contract/annotation.ts'
import { type CallFailure, toCallFailure } from '../library/call-failure.ts'
import type { LibraryClient } from '../library/library-client.ts'

export interface AnnotationWish {
  readonly words: string
  /** None chosen means all. */
  readonly colors: readonly AnnotationColor[]
  readonly types: readonly AnnotationType[]
  /** Those of other programs alone, or the reader's alone; null for both. */
  readonly external: boolean | null
}

export interface AnnotationSearchState extends AnnotationWish {
  /** The newest first. Null until the first answer. */
  readonly found: readonly FoundAnnotation[] | null
  readonly total: number
  readonly next: AnnotationId | null
  readonly failure: CallFailure | null
}

export interface AnnotationSearchStore extends StoreApi<AnnotationSearchState> {
  wish(change: Partial<AnnotationWish>): void
  /** The next page below what is there. */
  more(): Promise<void>
  /** Asks, and again whenever annotations change, until the answer is called. */
  watch(): () => void
}

export interface AnnotationSearchOptions {
  readonly client: LibraryClient
  readonly after: (ms: number, task: () => void) => () => void
}

const TYPING_MS = 120
const PAGE = 60
const MOST = 200

/** Annotations of the whole library, as the page of them shows them. */
export function createAnnotationSearch({ client, after }: AnnotationSearchOptions): AnnotationSearchStore {
  const store = createStore<AnnotationSearchState>(() => ({
    ...{ words: '', colors: [], types: [], external: null },
    ...{ found: null, total: 0, next: null, failure: null },
  }))
  let asked = 0
  let cancel = (): void => {}

  async function ask(after: AnnotationId | null, limit: number): Promise<void> {
    asked += 1
    const mine = asked
    const { words, colors, types, external } = store.getState()
    try {
      const { items, total, next } = await client.call('annotations.find', {
        ...{ words, colors: [...colors], types: [...types], limit },
        ...(external === null ? {} : { external }),
        ...(after === null ? {} : { after }),
      })
      if (mine !== asked) return
      const before = after === null ? [] : (store.getState().found ?? [])
      store.setState({ found: [...before, ...items], total, next, failure: null })
    } catch (error) {
      if (mine === asked) store.setState({ failure: toCallFailure(error) })
    }
  }

  const askAgain = (): void => void ask(null, Math.max(PAGE, Math.min(MOST, store.getState().found?.length ?? 0)))

  return Object.assign(store, {
    wish(change: Partial<AnnotationWish>) {
      store.setState(change)
      cancel()
      cancel = after(change.words === undefined ? 0 : TYPING_MS, () => void ask(null, PAGE))
    },
    async more() {
      const { next } = store.getState()
      if (next !== null) await ask(next, PAGE)
    },
    watch() {
      askAgain()
      const stop = client.onEvent(({ topic }) => {
        if (topic !== 'annotations' && topic !== 'library') return
        cancel()
        cancel = after(TYPING_MS, askAgain)
      })
      return () => {
        stop()
        cancel()
      }
    },
  })
}
