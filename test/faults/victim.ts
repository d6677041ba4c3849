import { openSync, writeSync } from 'node:fs'
import { openLibrary } from '../../src/main/core/library.ts'
import { type FaultPoint, watchDisk } from './fault-points.ts'
import { faultPorts } from './fault-ports.ts'
import { carryOut } from './operations.ts'

/** What a process that is to be killed does until then. */
export interface Life {
  readonly folder: string
  /** The file it acknowledges in. */
  readonly acknowledged: string
  readonly seed: number
  /** The number of its first operation. */
  readonly first: number
  /** How many operations it does before it closes the library; 0 only opens it. */
  readonly lasts: number
  /** Where it ends itself, as SIGKILL would, at the `nth` such point; null where others end it. */
  readonly point: (FaultPoint & { readonly nth: number }) | null
}

// Started by victims.ts: works on a library until it is killed. An operation is acknowledged on the disk, after its call returned.
const life = JSON.parse(process.argv[2] ?? '') as Life
const out = openSync(life.acknowledged, 'as')
const { ports, at } = faultPorts(life.folder)
at(life.first)
if (life.point) await dieAt(life.point)
process.send?.({ said: 'opening', pid: process.pid })
const library = await openLibrary(life.folder, ports, { as: 'owner', host: 'victim' })
process.send?.({ said: 'opened' })
for (let number = life.first; number < life.first + life.lasts; number += 1) {
  at(number)
  const name = await carryOut(library, life.seed, number)
  writeSync(out, `${number} ${name}\n`)
  process.send?.({ said: 'done' })
}
if (life.lasts > 0) await library.close()
process.send?.({ said: 'closed' })
setInterval(() => {}, 60_000)

async function dieAt({ kind, side, nth }: NonNullable<Life['point']>): Promise<void> {
  let reached = 0
  await watchDisk(point => {
    if (point.kind === kind && point.side === side) reached += 1
    if (reached === nth) process.kill(process.pid, 'SIGKILL')
  })
}
