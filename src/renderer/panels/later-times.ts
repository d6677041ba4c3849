import { say } from './messages.ts'
import { locale } from '../language/language.ts'

/** Times one puts papers off to, or wants them read by. Pure: the time is given, and is the reader's. */

export interface LaterTime {
  readonly id: string
  readonly name: string
  /** The day, as said beside it. */
  readonly about: string
  /** A day, or an instant; null takes a day away. */
  readonly value: string | null
  /** After the name of what was put off: "until tomorrow". */
  readonly words: string
}

const EVENING = 18
// Later in the afternoon the evening is as good as here.
const LATEST_FOR_EVENING = 17

export function snoozeTimes(now: Date): LaterTime[] {
  const times: LaterTime[] = []
  if (now.getHours() < LATEST_FOR_EVENING) {
    const evening = new Date(now.getFullYear(), now.getMonth(), now.getDate(), EVENING)
    times.push({
      id: 'evening',
      name: say('This evening'),
      about: '18:00',
      value: evening.toISOString(),
      words: say('until this evening'),
    })
  }
  const weekday = now.getDay()
  const until = (id: string, name: string, days: number): LaterTime => ({
    ...on(id, name, now, days),
    words: say('until {value}', { value: id === 'tomorrow' ? 'tomorrow' : sayDay(dayAfter(now, days)) }),
  })
  times.push(until('tomorrow', say('Tomorrow'), 1))
  // From Monday to Thursday the weekend is a time of its own.
  if (weekday >= 1 && weekday <= 4) times.push(until('weekend', say('This weekend'), 6 - weekday))
  times.push(until('week', say('Next week'), toMonday(weekday)), until('month', say('In a month'), 30))
  return times
}

export function dueTimes(now: Date): LaterTime[] {
  const weekday = now.getDay()
  const by = (id: string, name: string, days: number): LaterTime => ({
    ...on(id, name, now, days),
    words: say('by {value}', { value: days === 0 ? 'today' : days === 1 ? 'tomorrow' : sayDay(dayAfter(now, days)) }),
  })
  return [
    by('today', say('Today'), 0),
    by('tomorrow', say('Tomorrow'), 1),
    by('week', say('This week'), toMonday(weekday) - 1),
    by('next-week', say('Next week'), toMonday(weekday) + 6),
    by('month', say('In a month'), 30),
    { id: 'none', name: say('No day'), about: '', value: null, words: '' },
  ].filter(
    // On a Saturday or Sunday "this week" is over tomorrow, or today.
    ({ id, value }, index, all) => id === 'none' || all.findIndex(other => other.value === value) === index,
  )
}

/** A day chosen in a field: what is said of it. */
export function sayDay(day: string): string {
  return new Date(`${day}T12:00:00`).toLocaleDateString(locale, { weekday: 'long', day: 'numeric', month: 'long' })
}

/** "2026-03-02", so many days on. */
export function dayAfter(now: Date, days: number): string {
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() + days)
  const two = (number: number): string => String(number).padStart(2, '0')
  return `${String(day.getFullYear()).padStart(4, '0')}-${two(day.getMonth() + 1)}-${two(day.getDate())}`
}

function on(id: string, name: string, now: Date, days: number): Omit<LaterTime, 'words'> {
  const value = dayAfter(now, days)
  const about = new Date(`${value}T12:00:00`).toLocaleDateString(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  })
  return { id, name, about, value }
}

/** Days to the next Monday, at least one. */
function toMonday(weekday: number): number {
  return weekday === 0 ? 1 : 8 - weekday
}
