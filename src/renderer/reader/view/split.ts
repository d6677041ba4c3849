import { createStore } from 'zustand/vanilla'

export interface SplitState<View> {
  /** The second view lies to the right of the first, or below it; null where there is one. */
  readonly direction: 'beside' | 'below' | null
  readonly second: View | null
  readonly isSecondFocused: boolean
}

export type Split<View> = ReturnType<typeof createSplit<View>>

/** Two places of one paper at a time; each has its own scrolling, zoom and choice of text. */
export function createSplit<View>(first: () => View, makeSecond: () => { readonly view: View; close(): void }) {
  const store = createStore<SplitState<View>>(() => ({ direction: null, second: null, isSecondFocused: false }))
  let closeSecond = (): void => undefined

  function close(): void {
    store.setState({ direction: null, second: null, isSecondFocused: false })
    closeSecond()
    closeSecond = () => undefined
  }
  const focus = (isSecondFocused: boolean): void => {
    if (store.getState().isSecondFocused !== isSecondFocused) store.setState({ isSecondFocused })
  }

  return {
    store,
    focus,
    /** The view that is always there. */
    first,
    /** The same direction again closes the second view. */
    toggle(direction: 'beside' | 'below'): void {
      const state = store.getState()
      if (state.direction === direction) return close()
      if (state.second) return store.setState({ direction })
      const made = makeSecond()
      closeSecond = made.close
      store.setState({ direction, second: made.view, isSecondFocused: true })
    },
    close,
  }
}
