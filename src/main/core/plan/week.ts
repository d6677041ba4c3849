import { addDays, type Day, daysBetween, daysFrom, weekdayOf } from '../reading/days.ts'
import type { Candidate } from './candidates.ts'
import { byDueDay, type Pick, reasonOf } from './pick.ts'

/** Seven days by the minutes of each, so that what is due is read in time. Pure. */

export interface PlannedDay {
  readonly day: Day
  readonly budget: number
  readonly due: readonly Candidate[]
  readonly planned: readonly Pick[]
}

export interface PlannedWeek {
  readonly days: readonly PlannedDay[]
  readonly unfit: readonly Pick[]
}

const DAYS = 7
// Shorter than this nobody gets into a paper, unless it ends it.
const LEAST_PART = 10

interface Room {
  readonly day: Day
  readonly budget: number
  left: number
  readonly planned: Pick[]
}

/**
 * What is due this week comes first, by its day, then started papers, then the order by hand; each goes to the earliest
 * days with room, in parts where it is longer than a day. One that cannot be finished by its day, or within the week, is
 * not begun. Days before `today` get nothing.
 */
export function planWeek(
  candidates: readonly Candidate[],
  dailyMinutes: readonly number[],
  from: Day,
  today: Day,
): PlannedWeek {
  const last = addDays(from, DAYS - 1)
  const rooms = daysFrom(from, last).map((day): Room => {
    const budget = dailyMinutes[weekdayOf(day)] ?? 0
    return { day, budget, left: day < today ? 0 : budget, planned: [] }
  })
  const isDue = ({ dueOn }: Candidate): boolean => dueOn !== null && dueOn <= last
  const due = candidates.filter(isDue).toSorted(byDueDay)
  const rest = candidates.filter(candidate => !isDue(candidate))
  const unfit: Pick[] = []
  for (const candidate of [
    ...due,
    ...rest.filter(({ started }) => started),
    ...rest.filter(({ started }) => !started),
  ]) {
    const problem = settle(candidate, rooms, today)
    if (problem !== null) unfit.push({ candidate, minutes: candidate.minutes, reason: problem })
  }
  return {
    days: rooms.map(({ day, budget, planned }) => ({
      day,
      budget,
      due: due.filter(({ dueOn }) => dueOn === day),
      planned,
    })),
    unfit,
  }
}

/** Gives a paper its days; answers why there are none, or null. */
function settle(candidate: Candidate, rooms: readonly Room[], today: Day): string | null {
  const { dueOn, minutes } = candidate
  const first = rooms.find(({ day }) => day >= today)?.day ?? today
  // What is overdue already is read as soon as may be.
  const deadline = dueOn !== null && dueOn >= first ? dueOn : null
  const parts: { readonly room: Room; readonly minutes: number }[] = []
  let left = minutes
  for (const room of rooms) {
    if (left === 0 || (deadline !== null && room.day > deadline)) break
    const part = Math.min(left, room.left)
    if (part < Math.min(LEAST_PART, left)) continue
    parts.push({ room, minutes: part })
    left -= part
  }
  if (left > 0)
    return deadline !== null && deadline <= (rooms.at(-1)?.day ?? deadline)
      ? lateWords(deadline, today)
      : 'no room this week'
  for (const [index, { room, minutes: part }] of parts.entries()) {
    room.left -= part
    const which = parts.length > 1 ? `, part ${index + 1} of ${parts.length}` : ''
    room.planned.push({ candidate, minutes: part, reason: `${reasonOf(candidate, today)}${which}` })
  }
  return null
}

function lateWords(deadline: Day, today: Day): string {
  const days = daysBetween(today, deadline)
  if (days === 0) return 'due today, no room before'
  return days === 1 ? 'due tomorrow, no room before' : `due in ${days} days, no room before`
}
