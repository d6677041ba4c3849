import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { appendStretch, lastWords, type Stretch, stretchesOf, sumOf } from './run-log.ts'
import { trustReport } from './trust-report.ts'

const stretch = (seed: number, failure: string | null = null): Stretch => ({
  ...{
    seed,
    rounds: 50,
    killedWhileOpening: 9,
    acknowledged: 300,
    whole: 5,
    absent: 36,
    restored: 2,
    slowestOpeningMs: 90,
    seconds: 160,
  },
  ...{
    operations: { tag: 20, undo: 30 },
    deaths: { 'before rename': 5 },
    version: '0.1.0',
    at: '2026-03-02T09:00:00.000Z',
    failure,
  },
})

test('a log is added up, a line cut off by a kill counts as not done, and a failure is told with its seed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'offprint-log-'))
  const log = join(folder, 'new/faults.jsonl')
  expect(stretchesOf(log)).toEqual([])
  appendStretch(log, stretch(1))
  appendStretch(log, stretch(2))
  appendFileSync(log, '{"seed":3,"rou')
  expect(sumOf(stretchesOf(log))).toMatchObject({
    ...{ stretches: 2, failed: 0, rounds: 100, acknowledged: 600, operations: { tag: 40, undo: 60 } },
  })
  expect(trustReport(stretchesOf(log))).toMatch(/\| acknowledged and lost, or there twice \| 0 \|/)
  const failed = trustReport([stretch(1), stretch(4, 'round 7: paper 3 has no note')])
  expect(failed).toMatch(/1 stretches failed/)
  expect(failed).toMatch(/## What failed\n\n- seed 4: round 7: paper 3 has no note\n/)
  // Run again and passed: it counts as done, and what failed is still told.
  const again = [stretch(1), stretch(4, 'round 7: paper 3 has no note'), stretch(4)]
  expect(sumOf(lastWords(again))).toMatchObject({
    stretches: 2,
    failed: 0,
    rounds: 100,
    deaths: { 'before rename': 10 },
  })
  expect(trustReport(again)).toMatch(/lost, or there twice \| 0 \|[^]*run again\n\n- seed 4: round 7/)
  rmSync(folder, { recursive: true })
})
