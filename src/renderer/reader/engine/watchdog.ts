import { StuckError } from './open-problem.ts'

export interface WatchdogOptions {
  /** Answers as long as the worker turns its loop. */
  readonly ping: () => Promise<unknown>
  /** While nobody looks, timers and workers are slowed down: that time does not count. */
  readonly isAway: () => boolean
  readonly every: (ms: number, task: () => void) => () => void
  /** Called once. Everything watched is rejected by then. */
  readonly onStuck: () => void
}

export interface Watchdog {
  /** Passes a promise of the worker on, or rejects where the worker stands still. */
  watch<T>(promise: Promise<T>, limitMs?: number): Promise<T>
  stop(): void
}

const TICK_MS = 1_000
/** A large scanned page may keep the worker busy for seconds; nothing good takes this long without a breath. */
const SILENCE_MS = 25_000

/** A hostile or damaged page can make the worker run for ever: it is ended, and what waits for it learns why. */
export function createWatchdog({ ping, isAway, every, onStuck }: WatchdogOptions): Watchdog {
  interface Watched {
    readonly reject: (error: Error) => void
    readonly limitMs: number
    ageMs: number
  }
  const watched = new Set<Watched>()
  let silenceMs = 0
  let isPinging = false
  let cancelTimer: (() => void) | null = null

  const rest = (): void => {
    cancelTimer?.()
    cancelTimer = null
    silenceMs = 0
  }
  const giveUp = (): void => {
    rest()
    for (const one of watched) one.reject(new StuckError())
    watched.clear()
    onStuck()
  }
  const tick = (): void => {
    if (isAway()) return
    if (isPinging) silenceMs += TICK_MS
    for (const one of watched) one.ageMs += TICK_MS
    if (silenceMs >= SILENCE_MS || [...watched].some(one => one.ageMs >= one.limitMs)) return giveUp()
    if (isPinging) return
    isPinging = true
    const answered = (): void => {
      isPinging = false
      silenceMs = 0
    }
    ping().then(answered, answered)
  }

  return {
    watch<T>(promise: Promise<T>, limitMs = Infinity) {
      return new Promise<T>((resolve, reject) => {
        const one: Watched = { reject, limitMs, ageMs: 0 }
        watched.add(one)
        cancelTimer ??= every(TICK_MS, tick)
        const end = (): void => {
          watched.delete(one)
          if (watched.size === 0) rest()
        }
        promise.then(
          value => {
            end()
            resolve(value)
          },
          (error: unknown) => {
            end()
            reject(error instanceof Error ? error : new Error(String(error)))
          },
        )
      })
    },
    stop: rest,
  }
}
