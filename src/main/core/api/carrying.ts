import type { CarryReport } from '../../../preload/contract/annotation.ts'
import type { PaperId } from '../../../preload/contract/paper.ts'
import { type CarryTask, filesToCarryFrom } from '../intake/owed-carries.ts'
import type { JobHandler } from '../jobs/job-runner.ts'
import { annotationsToCarry, carryAnnotations, type Carrying, markToCarry } from '../versions/carry-annotations.ts'
import type { LibraryContext } from './context.ts'

const CARRY_WITHIN_MS = 120_000
const NOTHING: CarryReport = { placed: 0, doubtful: 0, inTray: 0 }

/** Carries annotations from one file of a paper to another, as a step of the journal. */
export async function carryBetween(
  { session, ports, steps, store }: LibraryContext,
  carrying: Carrying,
  { isSupposed = false }: { readonly isSupposed?: boolean } = {},
): Promise<CarryReport> {
  const { paper, from, to } = carrying
  const { read } = session
  const marks = annotationsToCarry(read, carrying).map(markToCarry)
  if (marks.length === 0 || from === to) return NOTHING
  const found = await ports.carryPdf({
    ...{ from: store.pathOf(from), to: store.pathOf(to), marks, cpuMs: CARRY_WITHIN_MS },
  })
  // Where none of several finds its place, what came is no version of the same text: slides, a supplement.
  if (isSupposed && marks.length >= ENOUGH_TO_TELL && !found.some(({ place }) => place !== null)) return NOTHING
  let report = NOTHING
  steps.take(`Carried annotations of ${titleOf(read, paper)} over`, (rows, write, at) => {
    report = carryAnnotations(rows, write, carrying, found, at)
  })
  return report
}

const ENOUGH_TO_TELL = 3

/** The work a new file of a paper owes. Done twice it does nothing more. */
export function carryJob(context: LibraryContext): JobHandler {
  return async (task, { signal, progress }) => {
    // Only owed-carries writes such tasks.
    const { paper, to } = JSON.parse(task) as CarryTask
    const sources = filesToCarryFrom(context.session.read, paper, to)
    for (const [at, from] of sources.entries()) {
      signal.throwIfAborted()
      if (context.store.has(from) && context.store.has(to))
        await carryBetween(context, { paper, from, to }, { isSupposed: true })
      progress(at + 1, sources.length)
    }
    return null
  }
}

export function titleOf(read: LibraryContext['session']['read'], paper: PaperId): string {
  const title = read.column<string>('SELECT title FROM papers WHERE id = ?', paper)[0] ?? ''
  return `“${title.length > 60 ? `${title.slice(0, 59).trimEnd()}…` : title}”`
}
