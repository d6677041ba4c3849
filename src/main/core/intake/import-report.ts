import type { ImportReport } from '../../../preload/contract/job.ts'

export const NOTHING_IMPORTED: ImportReport = { format: null, new: 0, updated: 0, unchanged: 0, failed: [], papers: [] }

const REPORTED_PAPERS = 1_000

/** Two imports as one; null is one that had nothing to do. */
export function bothReports(a: ImportReport, b: ImportReport | null): ImportReport {
  if (b === null) return a
  return {
    ...a,
    new: a.new + b.new,
    updated: a.updated + b.updated,
    unchanged: a.unchanged + b.unchanged,
    failed: [...a.failed, ...b.failed],
    papers: [...a.papers, ...b.papers].slice(0, REPORTED_PAPERS),
  }
}
