import { type ChildProcess, fork } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { type Library, openLibrary } from '../../src/main/core/library.ts'
import { rebuildFromSidecars } from '../../src/main/core/safety/sidecars/rebuild.ts'
import { dumpOf } from '../support/dump-library.ts'
import { type FaultPorts, faultPorts } from './fault-ports.ts'
import { carryOut } from './operations.ts'
import { type Random, randomOf } from './random.ts'

export interface Totals {
  rounds: number
  killedWhileOpening: number
  acknowledged: number
  /** Operations that were under way when the process died, and were there afterwards, or not. */
  wholeUnacknowledged: number
  absentUnacknowledged: number
  readonly operations: Record<string, number>
}

/**
 * Kills a process that works on a library, again and again, and compares what is there afterwards with a library that
 * did the same and was never killed. Throws with the round and the seed where they differ.
 */
export async function killAgainAndAgain(
  rounds: number,
  seed: number,
  tell: (totals: Totals) => void = () => {},
): Promise<Totals> {
  const place = mkdtempSync(join(tmpdir(), 'offprint-faults-'))
  const room = {
    place,
    folder: join(place, 'killed'),
    acknowledged: join(place, 'acknowledged'),
    seed,
    random: randomOf(seed),
  }
  writeFileSync(room.acknowledged, '')
  const reference = await openReference(join(place, 'reference'), seed)
  const totals: Totals = {
    rounds: 0,
    killedWhileOpening: 0,
    acknowledged: 0,
    wholeUnacknowledged: 0,
    absentUnacknowledged: 0,
    operations: {},
  }
  try {
    for (; totals.rounds < rounds; totals.rounds += 1) {
      await work(room, reference.done() + 1, totals)
      await compare(room, reference, totals)
      tell(totals)
    }
    await compareRebuilt(room)
    rmSync(place, { recursive: true, force: true })
    return totals
  } catch (error) {
    throw new Error(
      `seed ${seed}, round ${totals.rounds}, after operation ${reference.done()}; the libraries are in ${place}: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    )
  } finally {
    await reference.close()
  }
}

interface Room {
  readonly place: string
  readonly folder: string
  readonly acknowledged: string
  readonly seed: number
  readonly random: Random
}

/** One life of the process that is killed; one in five dies while it opens what the last one left, and another follows. */
async function work(room: Room, first: number, totals: Totals): Promise<void> {
  if (room.random.next() < 0.2) {
    // Slow to die, it may get through: so it has nothing to do afterwards that the next one would do again.
    await kill(startVictim(room, first, 'opens'), { message: 'opening', times: 1 }, room.random.below(120))
    totals.killedWhileOpening += 1
  }
  // Counted in operations, not in time: a slow machine does as many. The rest is where in the next one it dies.
  await kill(
    startVictim(room, first, 'works'),
    { message: 'done', times: room.random.below(12) },
    room.random.below(25),
  )
}

function startVictim(room: Room, first: number, what: 'opens' | 'works'): ChildProcess {
  return fork(
    join(import.meta.dirname, 'victim.ts'),
    [room.folder, room.acknowledged, String(room.seed), String(first), what],
    { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] },
  )
}

interface Moment {
  readonly message: 'opening' | 'done'
  readonly times: number
}

/** Kills it `after` milliseconds past the moment it said so, so many times; 'done' counts from when the library is open. */
async function kill(victim: ChildProcess, { message, times }: Moment, after: number): Promise<void> {
  let complaint = ''
  victim.stderr?.on('data', chunk => (complaint += chunk))
  const ended = new Promise<NodeJS.Signals | null>(resolve => victim.once('exit', (_code, signal) => resolve(signal)))
  let heard = 0
  const reached = new Promise<void>(resolve =>
    victim.on('message', said => {
      if (said === message) heard += 1
      if (heard >= times && (said === message || said === 'opened')) resolve()
    }),
  )
  await Promise.race([reached, ended])
  await Promise.race([wait(after), ended])
  victim.kill('SIGKILL')
  if ((await ended) !== 'SIGKILL') throw new Error(`the process ended by itself: ${complaint}`)
}

interface Reference {
  done(): number
  dump(): Dump
  /** Does the next operation. */
  advance(): Promise<string>
  close(): Promise<void>
}

type Dump = ReturnType<typeof wholeDump>

async function openReference(folder: string, seed: number): Promise<Reference> {
  const { ports, at }: FaultPorts = faultPorts(folder)
  const library: Library = await openLibrary(folder, ports, { as: 'owner', host: 'reference' })
  let done = 0
  return {
    done: () => done,
    dump: () => wholeDump(folder),
    async advance() {
      at(done + 1)
      const name = await carryOut(library, seed, done + 1)
      done += 1
      return name
    },
    close: () => library.close(),
  }
}

/** All a reader can see, and the history of undo. */
function wholeDump(folder: string): Readonly<Record<string, unknown>> {
  const path = join(folder, 'library.sqlite')
  const database = new Database(path, { readonly: true })
  const journal = database.prepare('SELECT * FROM journal ORDER BY id').all()
  database.close()
  return { ...dumpOf(path), journal }
}

async function compare(room: Room, reference: Reference, totals: Totals): Promise<void> {
  const acknowledged = lastAcknowledged(room.acknowledged)
  while (reference.done() < acknowledged) {
    const name = await reference.advance()
    totals.acknowledged += 1
    totals.operations[name] = (totals.operations[name] ?? 0) + 1
  }
  const found = await open(room, reference.done() + 1)
  const expected = reference.dump()
  if (same(found, expected)) totals.absentUnacknowledged += 1
  else {
    const name = await reference.advance()
    const difference = differenceOf(found, reference.dump())
    if (difference !== null)
      throw new Error(
        `not what was acknowledged (${differenceOf(found, expected) ?? ''}), and not that with the next operation, ${name}: ${difference}`,
      )
    totals.wholeUnacknowledged += 1
  }
  const again = await open(room, reference.done() + 1)
  if (!same(again, found)) throw new Error(`a second start changed something: ${differenceOf(again, found) ?? ''}`)
}

/** Opens the library as the next start would, lets interrupted work end, and closes it. */
async function open({ folder }: Room, next: number): Promise<Dump> {
  const { ports, at } = faultPorts(folder)
  at(next)
  const library = await openLibrary(folder, ports, { as: 'owner', host: 'next start' })
  try {
    while ((await library.api['jobs.list']({})).some(({ state }) => state === 'waiting' || state === 'running'))
      await wait(5)
    const failed = (await library.api['jobs.list']({})).filter(({ state }) => state === 'failed')
    if (failed[0]) throw new Error(`a job failed: ${failed[0].label}: ${failed[0].error ?? ''}`)
    const wrong = (await library.api['doctor.check']({ repair: false })).filter(
      ({ ok, check }) => !ok && SOUND.has(check),
    )
    if (wrong[0]) throw new Error(`${wrong[0].check}: ${wrong[0].message}`)
  } finally {
    await library.close()
  }
  const database = new Database(join(folder, 'library.sqlite'), { readonly: true })
  const integrity = database.pragma('integrity_check', { simple: true })
  const references = database.pragma('foreign_key_check') as unknown[]
  database.close()
  if (integrity !== 'ok' || references.length > 0)
    throw new Error(`integrity ${String(integrity)}, ${references.length} rows without parent`)
  return wholeDump(folder)
}

// Leftovers of a killed process may lie about for an hour; the rest is in order at once.
const SOUND = new Set(['database', 'references', 'reading', 'queues', 'search', 'files', 'plain files'])

async function compareRebuilt({ place, folder }: Room): Promise<void> {
  const target = join(place, 'rebuilt.sqlite')
  const { skipped } = await rebuildFromSidecars({ folder, target, pause: () => Promise.resolve() })
  if (skipped.length > 0) throw new Error(`plain files that cannot be read: ${skipped.join('; ')}`)
  const difference = differenceOf(dumpOf(target), dumpOf(join(folder, 'library.sqlite')))
  if (difference !== null) throw new Error(`the plain files tell another story: ${difference}`)
}

function lastAcknowledged(path: string): number {
  // The last line may be cut off in the middle of its number's name, never in a number that is followed by a space.
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n').slice(0, -1) : []
  return Number(lines.at(-1)?.split(' ')[0] ?? 0)
}

function same(a: Dump, b: Dump): boolean {
  return differenceOf(a, b) === null
}

/** The first table that differs, with the first row on either side that the other does not have. */
function differenceOf(found: Dump, expected: Dump): string | null {
  for (const [table, rows] of Object.entries(expected)) {
    const [ours, theirs] = [found[table], rows].map(value =>
      (value as readonly unknown[]).map(row => JSON.stringify(row)),
    )
    if (!ours || !theirs || ours.join('\n') === theirs.join('\n')) continue
    const extra = ours.find(row => !theirs.includes(row))
    const missing = theirs.find(row => !ours.includes(row))
    return `${table} has ${extra?.slice(0, 300) ?? 'nothing more'} and lacks ${missing?.slice(0, 300) ?? 'nothing'}`
  }
  return null
}
