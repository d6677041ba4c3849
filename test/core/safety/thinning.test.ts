import { expect, test } from 'vitest'
import { timesToThin } from '../../../src/main/core/safety/thinning.ts'

const DAY = 86_400_000
const START = Date.parse('2024-01-01T09:00:00Z')

/** A backup every `every` ms, thinned after each, as the app does it. */
function live(days: number, every: number): { readonly kept: number[]; readonly now: number } {
  let kept: number[] = []
  let now = START
  for (; now < START + days * DAY; now += every) {
    kept.push(now)
    const gone = new Set(timesToThin(kept, now))
    kept = kept.filter(time => !gone.has(time))
  }
  return { kept, now: now - every }
}

test('two years of backups twice a day leave all of two days, then days, weeks and months without a gap', () => {
  const { kept, now } = live(730, DAY / 2)
  const ages = kept.map(time => (now - time) / DAY).sort((a, b) => a - b)
  expect(ages.filter(age => age <= 2)).toHaveLength(5)
  expect(kept.length).toBeLessThanOrEqual(5 + 12 + 10 + 9)
  expect(kept.length).toBeGreaterThanOrEqual(5 + 12 + 10 + 8)
  const gaps = ages.slice(1).map((age, index) => [age, age - (ages[index] ?? 0)] as const)
  for (const [age, gap] of gaps) {
    if (age <= 13) expect(gap).toBeLessThanOrEqual(1.5)
    else if (age <= 80) expect(gap).toBeLessThanOrEqual(8)
    else expect(gap).toBeLessThanOrEqual(45)
  }
  expect(ages.at(-1)).toBeGreaterThan(300)
})

test('thinning twice takes nothing more', () => {
  const { kept, now } = live(400, DAY)
  expect(timesToThin(kept, now)).toEqual([])
})

test('the newest stays, however old, and half a year of absence costs nothing', () => {
  const { kept, now } = live(100, DAY)
  expect(timesToThin(kept, now + 180 * DAY)).not.toContain(Math.max(...kept))
  // Beside the two young days, which are now a day each like the others.
  expect(timesToThin(kept, now + 180 * DAY).length).toBeLessThanOrEqual(3)
  expect(timesToThin([START], START + 10_000 * DAY)).toEqual([])
})

test('a clock that ran ahead does not make the present look old', () => {
  const future = START + 3_650 * DAY
  expect(timesToThin([future, START, START - DAY / 4], START)).toEqual([])
})
