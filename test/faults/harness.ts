import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SCHEMA_VERSION } from '../../src/main/core/database/migrate.ts'
import { type Library, openLibrary } from '../../src/main/core/library.ts'
import { readFile } from '../../src/main/workers/pdf/read-file.ts'
import { makeEarlierLibrary } from '../support/earlier-library.ts'
import { type FaultPorts, faultPorts } from './fault-ports.ts'
import { compareMirrored } from './mirrored.ts'
import { compareRebuilt, differenceOf, type Dump, restoreNewest, startAgain, wholeDump } from './next-start.ts'
import { carryOut } from './operations.ts'
import { type Random, randomOf } from './random.ts'
import { liveAndDie, someDeath } from './victims.ts'

export interface Totals {
  rounds: number
  killedWhileOpening: number
  acknowledged: number
  /** Operations that were under way when the process died, and were there afterwards, or not. */
  wholeUnacknowledged: number
  absentUnacknowledged: number
  /** Backups that were restored elsewhere and held what they were made of. */
  restored: number
  slowestOpeningMs: number
  readonly operations: Record<string, number>
  /** "at any moment", "before rename", "call fsync" */
  readonly deaths: Record<string, number>
}

/**
 * Kills a process that works on a library, again and again, and compares what is there afterwards with a library that
 * did the same and was never killed. By its seed the library begins as a new one or as one of an earlier format. Throws
 * with the round and the seed where they differ.
 */
export async function killAgainAndAgain(
  rounds: number,
  seed: number,
  tell: (totals: Totals) => void = () => {},
): Promise<Totals> {
  const place = mkdtempSync(join(tmpdir(), 'offprint-faults-'))
  const room = {
    ...{ place, folder: join(place, 'killed'), acknowledged: join(place, 'acknowledged') },
    ...{ seed, random: randomOf(seed), backup: null },
  }
  writeFileSync(room.acknowledged, '')
  await layFoundation(room.folder, seed)
  await layFoundation(join(place, 'reference'), seed)
  const reference = await openReference(join(place, 'reference'), seed)
  const totals: Totals = {
    ...{ rounds: 0, killedWhileOpening: 0, acknowledged: 0, wholeUnacknowledged: 0, absentUnacknowledged: 0 },
    ...{ restored: 0, slowestOpeningMs: 0, operations: {}, deaths: {} },
  }
  try {
    for (; totals.rounds < rounds; totals.rounds += 1) {
      await work(room, reference.done() + 1, totals)
      await compare(room, reference, totals)
      tell(totals)
    }
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
  /** The newest that was restored. */
  backup: string | null
}

async function layFoundation(folder: string, seed: number): Promise<void> {
  mkdirSync(folder)
  const format = seed % SCHEMA_VERSION
  if (format > 0) await makeEarlierLibrary(folder, format)
}

/** One life of the process that is killed; one in five dies while it opens what the last one left, and another follows. */
async function work({ folder, acknowledged, seed, random }: Room, first: number, totals: Totals): Promise<void> {
  const life = { folder, acknowledged, seed, first }
  const deaths = [someDeath(random, 'works')]
  const lasts = 1 + random.below(14)
  // Slow to die, it may get through: so it has nothing to do afterwards that the next one would do again.
  if (random.next() < 0.2) deaths.unshift(someDeath(random, 'opens'))
  totals.killedWhileOpening += deaths.length - 1
  for (const [index, death] of deaths.entries()) {
    const opens = index < deaths.length - 1
    const name = await liveAndDie({ ...life, lasts: opens ? 0 : lasts }, death)
    totals.deaths[name] = (totals.deaths[name] ?? 0) + 1
  }
}

interface Reference {
  readonly folder: string
  done(): number
  dump(): Dump
  /** Does the next operation. */
  advance(): Promise<string>
  close(): Promise<void>
}

async function openReference(folder: string, seed: number): Promise<Reference> {
  // Never killed, and its PDFs are ours: it reads them by itself, which saves a process for each.
  const { ports, at }: FaultPorts = faultPorts(folder, { readPdf: readFile })
  at(1)
  const library: Library = await openLibrary(folder, ports, { as: 'owner', host: 'reference' })
  let done = 0
  return {
    folder,
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

async function compare(room: Room, reference: Reference, totals: Totals): Promise<void> {
  const acknowledged = lastAcknowledged(room.acknowledged)
  while (reference.done() < acknowledged) {
    const name = await reference.advance()
    totals.acknowledged += 1
    totals.operations[name] = (totals.operations[name] ?? 0) + 1
  }
  const { dump: found, ms } = await startAgain(room.folder, reference.done() + 1)
  totals.slowestOpeningMs = Math.max(totals.slowestOpeningMs, Math.round(ms))
  const difference = differenceOf(found, reference.dump())
  if (difference === null) totals.absentUnacknowledged += 1
  else {
    const name = await reference.advance()
    const other = differenceOf(found, reference.dump())
    if (other !== null)
      throw new Error(
        `not what was acknowledged (${difference}), and not that with the next operation, ${name}: ${other}`,
      )
    totals.wholeUnacknowledged += 1
  }
  const { dump: again } = await startAgain(room.folder, reference.done() + 1)
  const change = differenceOf(again, found)
  if (change !== null) throw new Error(`a second start changed something: ${change}`)
  const backup = await restoreNewest(room.folder, reference.folder, room.backup)
  if (backup !== room.backup) totals.restored += 1
  room.backup = backup
  await compareRebuilt(room.folder, reference.done() + 1)
  await compareMirrored(room.folder, reference.done() + 1)
}

function lastAcknowledged(path: string): number {
  // The last line may be cut off in the middle of its number's name, never in a number that is followed by a space.
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n').slice(0, -1) : []
  return Number(lines.at(-1)?.split(' ')[0] ?? 0)
}
