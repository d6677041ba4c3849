/** Work that is done at once, or takes its time; it asks before it acts late whether it is still wanted. */
export type Turn = (isWanted: () => boolean) => unknown

export interface Turns {
  /** Done at once, or once everything asked before is done. */
  take(turn: Turn): void
  isWaiting(): boolean
  /** Puts away whatever waits; false where nothing did. */
  drop(): boolean
}

export interface TurnsOptions {
  /** Null once the pages are there; to false where they do not come. */
  readonly whenReady: () => Promise<boolean> | null
  readonly onTrouble: (error: unknown) => void
}

/**
 * What keys ask for, in the order they ask for it. Text may be on its way when somebody chooses a sentence and marks it in
 * one go: the choosing waits for the text, the mark for the choosing, and taking it back for the mark.
 */
export function createTurns({ whenReady, onTrouble }: TurnsOptions): Turns {
  let waiting: Promise<void> | null = null
  let run = 0

  function wait(work: Promise<unknown>): void {
    const mine = work
      .then(() => undefined, onTrouble)
      .then(() => {
        if (waiting === mine) waiting = null
      })
    waiting = mine
  }

  return {
    take(turn) {
      const mine = run
      const isWanted = (): boolean => mine === run
      const before = waiting ?? whenReady()
      if (before === null) {
        const work = turn(isWanted)
        if (work instanceof Promise) wait(work)
        return
      }
      wait(
        before.then(whenReady).then(isReady => {
          if (isReady !== false && isWanted()) return turn(isWanted)
        }),
      )
    },
    isWaiting: () => waiting !== null,
    drop() {
      if (!waiting) return false
      run += 1
      waiting = null
      return true
    },
  }
}
