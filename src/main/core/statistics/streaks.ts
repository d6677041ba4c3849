import { addDays, type Day, daysBetween } from '../reading/days.ts'

/** Days in a row. Pure. */

/** `today` need not be over: a row that reached yesterday still stands. Days after `today` do not count. */
export function streaksOf(
  days: Iterable<Day>,
  today: Day,
): { readonly streak: number; readonly longestStreak: number } {
  const sorted = [...new Set(days)].filter(day => day <= today).sort()
  let longestStreak = 0
  let row = 0
  let last: Day | null = null
  for (const day of sorted) {
    row = last !== null && daysBetween(last, day) === 1 ? row + 1 : 1
    longestStreak = Math.max(longestStreak, row)
    last = day
  }
  return { streak: last !== null && last >= addDays(today, -1) ? row : 0, longestStreak }
}
