import { type ChildProcess, fork, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { POINT_KINDS, type PointKind } from './fault-points.ts'
import type { Random } from './random.ts'
import type { Life } from './victim.ts'

/** How a process ends: some milliseconds after it said something, at a point of its own code, or at a call of the system. */
export type Death = { readonly after: Moment } & (
  | { readonly kind: 'moment' }
  | { readonly kind: 'point'; readonly point: NonNullable<Life['point']> }
  | { readonly kind: 'call'; readonly call: string; readonly nth: number }
)

interface Moment {
  readonly said: 'opening' | 'done' | 'closed'
  readonly times: number
  readonly ms: number
}

// SQLite's own writes are in no code of ours: strace ends a process at the entry of such a call.
export const CALLS = { pwrite64: 120, fsync: 40, rename: 12, unlink: 6, ftruncate: 3 } as const
// How often a life of some operations comes to each.
const OFTEN: Readonly<Record<PointKind, number>> = {
  ...{ commit: 30, close: 2, write: 12, sync: 12, rename: 12, folder: 3, copy: 1, remove: 3 },
}
export const canTrace =
  spawnSync('strace', ['-qq', '-o', '/dev/null', '-e', 'inject=fsync:signal=KILL:when=9', 'true']).status === 0

/** A third dies at any moment, the others at a point of the code or a call of the system, as it comes. */
export function someDeath(random: Random, what: 'opens' | 'works'): Death {
  const opens = what === 'opens'
  // Counted in operations, not in time: a slow machine does as many. The rest is where in the next one it dies.
  const after: Moment = opens
    ? { said: 'opening', times: 1, ms: random.below(120) }
    : { said: 'done', times: random.below(12), ms: random.below(25) }
  const [way, kind, side] = [random.next(), random.pick(POINT_KINDS), random.pick(['before', 'after'] as const)]
  const call = random.pick(Object.keys(CALLS) as (keyof typeof CALLS)[])
  const place = random.next()
  const nth = (most: number): number => 1 + Math.floor(place * (opens ? Math.min(most, 5) : most))
  if (way < 0.3) return { kind: 'moment', after }
  // Until then: it comes to the point, or closes its library without having come to it.
  const late: Moment = { said: 'closed', times: 1, ms: 0 }
  if (way < 0.8 || !canTrace) return { kind: 'point', point: { kind, side, nth: nth(OFTEN[kind]) }, after: late }
  return { kind: 'call', call, nth: nth(CALLS[call]), after: late }
}

/** Has a process live and die so; answers of what it died. Throws where it ended in another way. */
export async function liveAndDie(life: Omit<Life, 'point'>, death: Death): Promise<string> {
  const victim = startVictim({ ...life, point: death.kind === 'point' ? death.point : null }, death)
  let complaint = ''
  victim.stderr?.on('data', chunk => (complaint += chunk))
  const ended = new Promise<string>(resolve =>
    victim.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`)),
  )
  let pid = victim.pid
  let heard = 0
  let closed = false
  const reached = new Promise<void>(resolve =>
    victim.on('message', ({ said, pid: own }: { said: string; pid?: number }) => {
      pid = own ?? pid
      if (said === death.after.said) heard += 1
      if (said === 'closed') closed = true
      if (closed || (heard >= death.after.times && (said === death.after.said || said === 'opened'))) resolve()
    }),
  )
  let killed = false
  const killLater = reached.then(async () => {
    if (!closed) await Promise.race([wait(death.after.ms, undefined, { ref: false }), ended])
    if (victim.exitCode !== null || victim.signalCode !== null || pid === undefined) return
    killed = true
    process.kill(pid, 'SIGKILL')
  })
  const end = await ended
  await Promise.race([killLater, wait(0)])
  if (end !== 'SIGKILL') throw new Error(`the process ended by itself (${end}): ${complaint}`)
  if (killed || death.kind === 'moment') return 'at any moment'
  return death.kind === 'point' ? `${death.point.side} ${death.point.kind}` : `call ${death.call}`
}

function startVictim(life: Life, death: Death): ChildProcess {
  const isBundled = !import.meta.url.endsWith('.ts')
  const script = new URL(isBundled ? './victim.js' : './victim.ts', import.meta.url)
  const traced =
    death.kind === 'call'
      ? {
          execPath: 'strace',
          execArgv: [
            ...['-f', '-qq', '-o', '/dev/null', '-e', `trace=${death.call}`],
            ...['-e', `inject=${death.call}:signal=KILL:when=${death.nth}`, process.execPath],
          ],
        }
      : {}
  return fork(script, [JSON.stringify(life)], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    // Compiled once, for all of them.
    env: { ...process.env, NODE_COMPILE_CACHE: join(import.meta.dirname, 'compiled') },
    ...traced,
  })
}
