import type { QueueHealth } from '../../preload/contract/reading.ts'
import { sayCount } from '../ui/say.ts'

/** How a queue is doing, as a person would say it. Pure. */

export function healthWords(health: QueueHealth, now: Date): string[] {
  if (health.count === 0) return []
  const { inflow, outflow, medianAge, emptyOn } = health
  return [
    `${perWeek(inflow)} in, ${perWeek(outflow)} out a week`,
    medianAge !== null && medianAge >= 1 ? `half have waited ${sayCount(Math.round(medianAge), 'day')}` : null,
    emptyOn === null
      ? outflow > 0 && inflow >= outflow
        ? 'it grows faster than you read'
        : null
      : `empty on ${sayDate(emptyOn, now)} at your pace`,
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
  return date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', ...year })
}
