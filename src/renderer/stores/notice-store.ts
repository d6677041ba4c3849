import { createStore, type StoreApi } from 'zustand/vanilla'
import { toCallFailure } from '../library/call-failure.ts'

export interface Notice {
  readonly id: number
  readonly text: string
  readonly tone: 'plain' | 'problem'
  readonly action: { readonly label: string; readonly run: () => void } | null
  /** Notices of one slot replace each other: a hundred decisions leave one notice, not a hundred. */
  readonly slot: string
}

export interface NoticeState {
  readonly notices: readonly Notice[]
  /** Said by screen readers, shown nowhere: moves, positions. */
  readonly announcement: string
}

export interface NoticeStore extends StoreApi<NoticeState> {
  show(notice: { text: string; tone?: Notice['tone']; action?: Notice['action']; slot?: string }): void
  /** Says what failed in the words of the library. */
  fail(error: unknown): void
  dismiss(id: number): void
  /** Takes back the notice of a slot: what it said did not come about. */
  withdraw(slot: string): void
  announce(text: string): void
  /** While a pointer or the focus rests on notices they do not leave. */
  hold(held: boolean): void
}

const PLAIN_MS = 7_000
const PROBLEM_MS = 20_000
const MOST = 3

export function createNoticeStore(after: (ms: number, task: () => void) => () => void): NoticeStore {
  const store = createStore<NoticeState>(() => ({ notices: [], announcement: '' }))
  const timers = new Map<number, () => void>()
  let nextId = 1

  function dismiss(id: number) {
    timers.get(id)?.()
    timers.delete(id)
    store.setState(({ notices }) => ({ notices: notices.filter(notice => notice.id !== id) }))
  }

  function startTimer({ id, tone }: Notice) {
    timers.get(id)?.()
    timers.set(
      id,
      after(tone === 'problem' ? PROBLEM_MS : PLAIN_MS, () => dismiss(id)),
    )
  }

  function show({ text, tone = 'plain', action = null, slot = text }: Parameters<NoticeStore['show']>[0]) {
    const notice: Notice = { id: nextId++, text, tone, action, slot }
    const others = store.getState().notices.filter(other => other.slot !== slot)
    store.setState({ notices: [...others, notice].slice(-MOST) })
    startTimer(notice)
  }

  return Object.assign(store, {
    show,
    dismiss,
    withdraw(slot: string) {
      for (const notice of store.getState().notices) if (notice.slot === slot) dismiss(notice.id)
    },
    fail: (error: unknown) => show({ text: toCallFailure(error).message, tone: 'problem' }),
    announce(text: string) {
      // The same words twice are said once only; a trailing no-break space makes them new.
      store.setState(({ announcement }) => ({ announcement: announcement === text ? `${text}\u00a0` : text }))
    },
    hold(held: boolean) {
      for (const notice of store.getState().notices) {
        if (held) timers.get(notice.id)?.()
        else startTimer(notice)
      }
    },
  })
}
