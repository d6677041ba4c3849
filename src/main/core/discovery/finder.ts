import { openDatabase } from '../database/open-database.ts'
import type { FinderAnswers, FinderHits, FinderQuestion, FinderReading, FinderSetup } from '../finder-port.ts'
import { findPapers, type Hits } from './find-papers.ts'
import { type FinderMemory, openMemory } from './finder-memory.ts'
import { readDecisions } from './interest/decisions.ts'
import { rankInterest } from './interest/rank-interest.ts'
import { mapLibrary } from './map/map-library.ts'
import { shippedTable } from './shipped-table.ts'
import { similarPapers } from './similar-papers.ts'
import { warmUp } from './warm-up.ts'
import { snapshotPath } from './snapshot/finder-snapshot.ts'

/**
 * Finds papers. Runs where a host's `startFinder` puts it, with a database connection of its own that only reads: the
 * library's thread has the answers, and none of the work.
 */
export interface FindingWork {
  answer<Q extends FinderQuestion>(question: Q): Promise<FinderAnswers[Q['type']]>
  close(): Promise<void>
}

/** So many are read before an answer, whoever asks: it takes a fifth of a second. */
const READ_AT_ONCE = 1_000
// Nobody reads on.
const MOST_PARTS = 40
// What one question about what to keep does: no longer than a search may have to wait.
const READ_MS = 200

/** `pause` lets other questions in; `now` are milliseconds of any clock. */
export function startFindingWork(setup: FinderSetup, pause: () => Promise<void>, now: () => number): FindingWork {
  const database = openDatabase(setup.folder, { as: 'reader', onSlow: () => {}, beforeMigration: () => {} })
  const { read } = database
  const memory: FinderMemory = openMemory(read, shippedTable(setup.wordTable), snapshotPath(setup.folder))
  let learning: Promise<void> | null = null
  if (setup.warm) warmUp(memory, read, now)

  async function readAll(places: boolean): Promise<void> {
    while (memory.readSome(places)) await pause()
  }

  /** One at a time; whoever comes meanwhile waits for the same. */
  function learn(): Promise<void> {
    learning ??= inSlices(memory.learn(), pause).finally(() => (learning = null))
    return learning
  }

  async function ready(patient: boolean): Promise<void> {
    if (patient) {
      await readAll(!memory.isToLearn())
      await learn()
    } else if (memory.unread() <= READ_AT_ONCE) await readAll(true)
  }

  function withUnread(hits: Hits): FinderHits {
    return { ...hits, unread: memory.unread() }
  }

  async function reading(work: boolean): Promise<FinderReading> {
    const until = now() + READ_MS
    let isRead = false
    if (work) {
      while (!isRead && now() < until) {
        isRead = !memory.readSome(true)
        await pause()
      }
      if (isRead) await learn()
    }
    const { isAll, ...reading } = memory.toKeep()
    const isDone = isAll && (isRead || !work)
    if (isDone && work) await save()
    return { ...reading, isDone }
  }

  /** A library that takes no writes is searched as any other. */
  async function save(): Promise<void> {
    try {
      await memory.save()
    } catch (error) {
      // The disk refuses it: the next finder reads the tables.
      if (!(error instanceof Error && 'code' in error)) throw error
    }
  }

  async function answerAny(question: FinderQuestion): Promise<FinderAnswers[FinderQuestion['type']]> {
    switch (question.type) {
      case 'search':
        await ready(question.patient)
        return withUnread(findPapers(memory, read, question))
      case 'similar':
        await ready(question.patient)
        return withUnread(similarPapers(memory, read, question))
      case 'interest': {
        await ready(question.patient)
        const ranking = rankInterest(memory, readDecisions(read))
        return {
          isReady: ranking.isReady,
          decisions: ranking.decisions,
          scores: question.papers.map(ranking.scoreOf),
          parts: question.explain === null ? [] : ranking.partsOf(question.explain).slice(0, MOST_PARTS),
        }
      }
      case 'map': {
        await ready(question.patient)
        return inSlices(mapLibrary(memory, question.papers), pause)
      }
      case 'read':
        return reading(question.work)
    }
  }

  return {
    // Each question's answer is of its type: the switch above says which.
    answer: async question => (await answerAny(question)) as FinderAnswers[(typeof question)['type']],
    async close() {
      await save()
      database.close()
    },
  }
}

async function inSlices<T>(work: Generator<void, T>, pause: () => Promise<void>): Promise<T> {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    await pause()
  }
}
