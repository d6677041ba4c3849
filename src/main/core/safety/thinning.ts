/** Which backups to keep: many young ones, few old ones. Pure. */

const DAY = 86_400_000
const ALL_FOR = 2 * DAY

/** After the first two days, the newest of each of so many days, then weeks, then months that have one. */
const GRADES: readonly { readonly count: number; readonly periodOf: (time: number) => number }[] = [
  { count: 12, periodOf: time => Math.floor(time / DAY) },
  // 1970 began on a Thursday: weeks from Monday.
  { count: 10, periodOf: time => Math.floor((time / DAY + 3) / 7) },
  { count: 9, periodOf: time => new Date(time).getUTCFullYear() * 12 + new Date(time).getUTCMonth() },
]

/**
 * The times of those that may go. Days, weeks and months are counted where there is a backup, so a computer that was
 * off for half a year keeps what it had. The newest always stays.
 */
export function timesToThin(times: readonly number[], now: number): number[] {
  const newestFirst = [...times].sort((a, b) => b - a)
  const kept = new Set(newestFirst.filter((time, index) => index === 0 || now - time <= ALL_FOR))
  let rest = newestFirst.filter(time => !kept.has(time))
  for (const { count, periodOf } of GRADES) {
    const periods = [...new Set(rest.map(periodOf))].slice(0, count)
    for (const period of periods) kept.add(Math.max(...rest.filter(time => periodOf(time) === period)))
    const oldest = periods.at(-1)
    rest = rest.filter(time => oldest !== undefined && periodOf(time) < oldest)
  }
  return newestFirst.filter(time => !kept.has(time))
}
