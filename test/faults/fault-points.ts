import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import Database from 'better-sqlite3'

/** Where a process may be ended: before and after everything that changes the disk, as the library's code calls it. */

export const POINT_KINDS = ['write', 'sync', 'rename', 'remove', 'folder', 'copy', 'commit', 'close'] as const
export type PointKind = (typeof POINT_KINDS)[number]

export interface FaultPoint {
  readonly kind: PointKind
  readonly side: 'before' | 'after'
}

type Call = (this: unknown, ...args: unknown[]) => unknown

const OF_FILES = {
  write: ['writeFileSync', 'writeSync', 'truncateSync', 'writeFile'],
  sync: ['fsyncSync'],
  rename: ['renameSync', 'rename'],
  remove: ['rmSync', 'unlinkSync', 'rm', 'unlink'],
  folder: ['mkdirSync', 'mkdir', 'mkdtemp'],
  copy: ['copyFileSync', 'copyFile'],
} as const
const OF_HANDLES = { write: ['write', 'writeFile'], sync: ['sync', 'datasync'] } as const

/** Has `reach` called at every point from now on, in this process; the answer ends that. */
export async function watchDisk(reach: (point: FaultPoint) => void): Promise<() => void> {
  const undo: (() => void)[] = []
  const watch = (owner: object, names: readonly string[], kind: PointKind): void => {
    for (const name of names) {
      const call = Reflect.get(owner, name) as Call | undefined
      if (typeof call !== 'function') continue
      Reflect.set(owner, name, around(call, kind, reach))
      undo.push(() => Reflect.set(owner, name, call))
    }
  }
  const handle = await fs.promises.open(import.meta.filename, 'r')
  await handle.close()
  for (const [kind, names] of Object.entries(OF_HANDLES))
    watch(Object.getPrototypeOf(handle) as object, names, kind as PointKind)
  for (const [kind, names] of Object.entries(OF_FILES)) {
    watch(
      fs,
      names.filter(name => name.endsWith('Sync')),
      kind as PointKind,
    )
    watch(
      fs.promises,
      names.filter(name => !name.endsWith('Sync')),
      kind as PointKind,
    )
  }
  syncBuiltinESMExports()
  undo.push(syncBuiltinESMExports, ...watchCommits(reach))
  return () => {
    for (const step of undo.splice(0)) step()
  }
}

/** Transactions, statements outside of one, and the closing of a database, which copies its log into it. */
function watchCommits(reach: (point: FaultPoint) => void): (() => void)[] {
  const owner = Database.prototype
  const { transaction, close } = owner
  owner.transaction = function (this: Database.Database, work: Variant) {
    return watched(this, transaction.bind(this), work, reach)
  } as typeof owner.transaction
  owner.close = around(close, 'close', reach) as typeof owner.close
  return [() => Object.assign(owner, { transaction, close })]
}

type Variant = (...args: unknown[]) => unknown

function watched(
  database: Database.Database,
  transaction: (work: Variant) => Database.Transaction<Variant>,
  work: Variant,
  reach: (point: FaultPoint) => void,
): Variant & Record<'default' | 'deferred' | 'immediate' | 'exclusive', Variant> {
  const run = transaction((...args) => {
    const answer = work(...args)
    reach({ kind: 'commit', side: 'before' })
    return answer
  })
  const finished =
    (variant: Variant): Variant =>
    (...args) => {
      const answer = variant(...args)
      if (!database.inTransaction) reach({ kind: 'commit', side: 'after' })
      return answer
    }
  return Object.assign(finished(run), {
    default: finished(run.default),
    deferred: finished(run.deferred),
    immediate: finished(run.immediate),
    exclusive: finished(run.exclusive),
  })
}

function around(call: Call, kind: PointKind, reach: (point: FaultPoint) => void): Call {
  return function (this: unknown, ...args) {
    reach({ kind, side: 'before' })
    const answer = call.apply(this, args)
    const after = <T>(value: T): T => {
      reach({ kind, side: 'after' })
      return value
    }
    return answer instanceof Promise ? answer.then(after) : after(answer)
  }
}
