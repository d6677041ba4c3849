/** Lets one import at a time write: two at once would mix in the inbox. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>

export function makeTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve()
  return work => {
    const mine = last.then(work, work)
    last = mine.catch(() => {})
    return mine
  }
}
