import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { LibraryFailure } from '../failures.ts'
import type { FinderAnswers, FinderQuestion, RunningFinder } from '../finder-port.ts'
import type { Ports } from '../ports.ts'
import type { Session } from '../session.ts'
import { warmDescribing } from '../papers/search.ts'
import { keepReading } from './stored-meaning.ts'

/** The library's end of finding: starts the finder when it is first needed, has it read what is new, and keeps what it read. */
export interface Finding {
  ask<Q extends FinderQuestion>(question: Q): Promise<FinderAnswers[Q['type']]>
  close(): Promise<void>
}

export interface FindingOptions {
  readonly folder: string
  readonly resources: string | null
  /** Reads by itself what is new. A single command reads what it asks for. */
  readonly background: boolean
}

// An import is over before its papers are read: both want the processor.
const QUIET_MS = 2_000
const BETWEEN_MS = 5
// Whoever types asks again before that. Papers are read once nobody does; for one who never stops, in between.
const ASKED_MS = 1_000
const MOST_WAITS = 30
const WORD_TABLE = 'meaning/words.bin'

export function makeFinding(
  session: Session,
  ports: Ports,
  { folder, resources, background }: FindingOptions,
): Finding {
  let running: RunningFinder | null = null
  let cancel = (): void => {}
  let stopWarming = (): void => {}
  let caring: Promise<void> | null = null
  let closed = false
  let wasAsked = false
  let waits = 0

  function finder(): RunningFinder {
    if (running) return running
    const table = resources === null ? null : join(resources, WORD_TABLE)
    const wordTable = table !== null && existsSync(table) ? table : null
    running = ports.startFinder({ folder, wordTable, warm: background })
    // While that reads its memory, this thread has nothing to do.
    if (background) stopWarming = ports.after(0, () => warmDescribing(session.read))
    return running
  }

  /** Has some read and keeps it; answers whether that was all. What could not be kept is read again by the next finder. */
  async function keepSome(asked: RunningFinder, work: boolean): Promise<boolean> {
    const reading = await asked.ask({ type: 'read', work })
    try {
      // Of what a power cut takes away, papers are read again.
      session.transact(write => keepReading(write, reading), reading.isDone ? 'now' : 'later')
    } catch (error) {
      running = null
      await asked.close()
      throw error
    }
    return reading.isDone
  }

  function careSoon(ms: number): void {
    cancel()
    if (closed || !session.writable) return
    cancel = ports.after(ms, () => {
      // What came while the last reading went on is read after it.
      if (caring) return careSoon(QUIET_MS)
      if (wasAsked && waits < MOST_WAITS) {
        wasAsked = false
        waits += 1
        return careSoon(ASKED_MS)
      }
      waits = 0
      caring = keepSome(finder(), true)
        .then(isDone => {
          if (!isDone) careSoon(BETWEEN_MS)
        })
        .catch((error: unknown) => {
          if (!closed) ports.log('warn', 'papers could not be read for searches', { error: String(error) })
        })
        .finally(() => (caring = null))
    })
  }

  const unlisten = background
    ? session.listen(event => {
        if (event.topic === 'papers' || event.topic === 'library') careSoon(QUIET_MS)
      })
    : () => {}
  if (background) careSoon(QUIET_MS)

  return {
    async ask(question) {
      wasAsked = true
      const asked = finder()
      try {
        return await asked.ask(question)
      } catch (error) {
        // A thread that died is started anew for the next question.
        if (!(error instanceof LibraryFailure) && running === asked) running = null
        throw error
      }
    },
    async close() {
      closed = true
      unlisten()
      cancel()
      stopWarming()
      await caring
      const last = running
      running = null
      if (!last) return
      try {
        // What was read for an answer is not read again at the next start.
        if (session.writable) for (let isDone = false; !isDone; ) isDone = await keepSome(last, false)
      } catch (error) {
        ports.log('warn', 'what was read for searches was not kept', { error: String(error) })
      } finally {
        await last.close()
      }
    },
  }
}
