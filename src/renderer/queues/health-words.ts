import type { QueueHealth } from '../../preload/contract/reading.ts'
import { sayCount } from '../ui/say.ts'
import { say } from './messages.ts'
import { locale } from '../language/language.ts'

/** How a queue is doing, as a person would say it. Pure. */

export function healthWords(health: QueueHealth, now: Date): string[] {
  if (health.count === 0) return []
  const { inflow, outflow, medianAge, emptyOn } = health
  return [
    say('{perWeek} in, {perWeekTwo} out a week', { perWeek: perWeek(inflow), perWeekTwo: perWeek(outflow) }),
    medianAge !== null && medianAge >= 1
      ? say('half have waited {count}', { count: sayCount(Math.round(medianAge), say('day'), say('days')) })
      : null,
    emptyOn === null
      ? outflow > 0 && inflow >= outflow
        ? say('it grows faster than you read')
        : null
      : say('empty on {date} at your pace', { date: sayDate(emptyOn, now) }),
  ].filter(part => part !== null)
}

/** "3", "0.5" */
function perWeek(papers: number): string {
  return papers >= 2 ? String(Math.round(papers)) : String(Math.round(papers * 10) / 10)
}

/** "14 December", with the year where it is another one. */
function sayDate(day: string, now: Date): string {
  const date = new Date(`${day}T12:00:00`)
  const year = date.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const)
  return date.toLocaleDateString(locale, { day: 'numeric', month: 'long', ...year })
}
