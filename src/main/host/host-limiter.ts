import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { LibraryFailure } from '../core/failures.ts'
import { hostName } from '../core/host-name.ts'
import type { Ports } from '../core/ports.ts'
import { retryAfter } from '../core/retry-after.ts'

export interface HostLimiter {
  /**
   * Carries out one request to the host when its turn comes: one at a time, at the pace the host asks for. Throws
   * 'network' at once where the host wants to be left alone for longer than anybody would wait, and 'cancelled'.
   */
  take<T extends Answer>(host: string, signal: AbortSignal | undefined, request: () => Promise<T>): Promise<T>
}

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
}

export interface LimiterOptions extends Pick<Ports, 'now' | 'after'> {
  /** The file that remembers pauses over a restart; null remembers nothing. */
  readonly memory: string | null
}

/** What is remembered of a lane, in milliseconds since 1970. */
interface Pause {
  lastAt: number
  blockedUntil: number
  /** Refusals (429, 503) in a row. */
  refusals: number
}

interface Lane extends Pause {
  readonly name: string
  readonly gapMs: number
  readonly firstBackOffMs: number
  readonly leastPauseMs: number
  /** Settles when everything that stands in the lane so far is done. */
  tail: Promise<void>
}

// arXiv's terms: one connection, a request every three seconds, over API, feeds and files together; after a refusal
// only some ten minutes of silence were seen to help.
const ARXIV = { gapMs: 3_000, firstBackOffMs: 10 * 60_000, leastPauseMs: 10 * 60_000 }
const OTHERS = { gapMs: 0, firstBackOffMs: 5_000, leastPauseMs: 0 }
const LONGEST_BACK_OFF_MS = 60 * 60_000
const LONGEST_PAUSE_MS = 24 * 60 * 60_000
const PATIENCE_MS = 60_000

export function makeHostLimiter({ memory, now, after }: LimiterOptions): HostLimiter {
  const lanes = new Map<string, Lane>()
  const remembered = recall(memory)

  function laneOf(given: string): Lane {
    const host = hostName(given)
    const isArxiv = host === 'arxiv.org' || host.endsWith('.arxiv.org')
    const name = isArxiv ? 'arxiv.org' : host
    const pace = isArxiv ? ARXIV : OTHERS
    const known = lanes.get(name)
    if (known) return known
    const past = remembered[name] ?? { lastAt: 0, blockedUntil: 0, refusals: 0 }
    // A clock that was set back must not make us wait for years.
    const lane = {
      name,
      ...pace,
      lastAt: Math.min(past.lastAt, now()),
      blockedUntil: Math.min(past.blockedUntil, now() + LONGEST_PAUSE_MS),
      refusals: past.refusals,
      tail: Promise.resolve(),
    }
    lanes.set(name, lane)
    return lane
  }

  function learn(lane: Lane, answer: Answer): void {
    if (answer.status !== 429 && answer.status !== 503) {
      lane.refusals = 0
      return
    }
    const asked = retryAfter(answer.headers['retry-after'], now())
    const own = Math.min(lane.firstBackOffMs * 2 ** Math.min(lane.refusals, 20), LONGEST_BACK_OFF_MS)
    lane.refusals += 1
    // arXiv was seen to refuse for half an hour whatever it said before: its pause has a least length.
    const pause = asked === null ? own : Math.max(asked, lane.leastPauseMs)
    lane.blockedUntil = now() + Math.min(pause, LONGEST_PAUSE_MS)
  }

  function remember(): void {
    if (memory === null) return
    const pauses = { ...remembered }
    for (const { name, lastAt, blockedUntil, refusals } of lanes.values())
      pauses[name] = { lastAt, blockedUntil, refusals }
    const worth = Object.entries(pauses).filter(
      ([, pause]) => pause.blockedUntil > now() || pause.lastAt > now() - ARXIV.gapMs,
    )
    try {
      mkdirSync(dirname(memory), { recursive: true })
      writeFileSync(`${memory}.new`, JSON.stringify(Object.fromEntries(worth)))
      renameSync(`${memory}.new`, memory)
    } catch {
      // A folder that takes no writes costs only the memory of the pause.
    }
  }

  async function carryOut<T extends Answer>(lane: Lane, request: () => Promise<T>): Promise<T> {
    lane.lastAt = now()
    // Before the request: a process that is killed in the middle of it must not begin anew without a pause.
    if (lane.gapMs > 0) remember()
    try {
      const answer = await request()
      learn(lane, answer)
      return answer
    } finally {
      // The gap counts from the end: a long download is no licence for the next one.
      lane.lastAt = now()
      if (lane.gapMs > 0 || lane.blockedUntil > now()) remember()
    }
  }

  return {
    async take(host, signal, request) {
      const lane = laneOf(host)
      const before = lane.tail
      const mine = Promise.withResolvers<void>()
      lane.tail = before.then(() => mine.promise)
      try {
        await orCancelled(before, signal)
        const wait = Math.max(lane.blockedUntil, lane.lastAt + lane.gapMs) - now()
        if (wait > PATIENCE_MS)
          throw new LibraryFailure(
            'network',
            `${lane.name} asked not to be called for another ${Math.ceil(wait / 60_000)} minutes. Nothing is lost; try again after that.`,
            { retryAt: now() + wait },
          )
        if (wait > 0) await pause(wait, after, signal)
        return await carryOut(lane, request)
      } finally {
        mine.resolve()
      }
    },
  }
}

function pause(ms: number, after: Ports['after'], signal: AbortSignal | undefined): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const cancel = after(ms, resolve)
  return orCancelled(promise, signal).finally(cancel)
}

function orCancelled(promise: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (!signal) return promise
  const { promise: cancelled, reject } = Promise.withResolvers<never>()
  const cancel = (): void => reject(new LibraryFailure('cancelled', 'The request was cancelled before it was sent.'))
  if (signal.aborted) cancel()
  signal.addEventListener('abort', cancel, { once: true })
  return Promise.race([promise, cancelled]).finally(() => signal.removeEventListener('abort', cancel))
}

function recall(memory: string | null): Readonly<Record<string, Pause>> {
  if (memory === null) return {}
  try {
    const pauses: unknown = JSON.parse(readFileSync(memory, 'utf8'))
    if (typeof pauses !== 'object' || pauses === null) return {}
    return Object.fromEntries(Object.entries(pauses).filter((entry): entry is [string, Pause] => isPause(entry[1])))
  } catch {
    return {}
  }
}

function isPause(value: unknown): value is Pause {
  if (typeof value !== 'object' || value === null) return false
  return ['lastAt', 'blockedUntil', 'refusals'].every(key => Number.isFinite(Reflect.get(value, key)))
}
