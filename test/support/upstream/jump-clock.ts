/** A clock on which nobody waits: whoever asks to be woken later is woken at once, and it is that later. */
export interface JumpClock {
  now(): number
  /** Reads it without moving it. */
  at(): number
  after(ms: number, task: () => void): () => void
  pass(ms: number): void
  goTo(instant: string): void
}

export function makeJumpClock(start: string): JumpClock {
  let current = Date.parse(start)
  return {
    now: () => (current += 1),
    at: () => current,
    after(ms, task) {
      const due = current + ms
      const turn = setImmediate(() => {
        current = Math.max(current, due)
        task()
      })
      return () => clearImmediate(turn)
    },
    pass(ms) {
      current += ms
    },
    goTo(instant) {
      current = Math.max(current, Date.parse(instant))
    },
  }
}
