/** A clock that stands until it is moved on; then everything that comes due is done, in its order. */
export interface SteppedClock {
  now(): number
  after(ms: number, task: () => void): () => void
  /** Moves on, and lets what came due do what it does at once; `settle` waits for what it began. */
  pass(ms: number, settle: () => Promise<void>): Promise<void>
  /** Timers that wait. */
  waiting(): number
}

export function makeSteppedClock(start: string): SteppedClock {
  let current = Date.parse(start)
  const timers = new Set<{ readonly due: number; readonly task: () => void }>()
  return {
    now: () => current,
    after(ms, task) {
      const timer = { due: current + ms, task }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    async pass(ms, settle) {
      const end = current + ms
      for (;;) {
        const [next] = [...timers].filter(({ due }) => due <= end).sort((a, b) => a.due - b.due)
        if (!next) break
        timers.delete(next)
        current = Math.max(current, next.due)
        next.task()
        await settle()
      }
      current = end
      await settle()
    },
    waiting: () => timers.size,
  }
}
