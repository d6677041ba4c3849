/** Days and times as one says them: "tomorrow", "fri", "3d", "2026-03-05", "2026-03-05T18:00". Pure, but for the zone of the machine. */

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

/** The day that is meant, seen from `now`; null where it is none. */
export function dayInWords(word: string, now: Date): string | null {
  const text = word.toLowerCase()
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return isDay(text) ? text : null
  if (text === 'today') return localDay(now, 0)
  if (text === 'yesterday') return localDay(now, -1)
  if (text === 'tomorrow') return localDay(now, 1)
  const [, count, unit] = /^\+?(\d{1,4})([dw])$/.exec(text) ?? []
  if (count !== undefined) return localDay(now, Number(count) * (unit === 'w' ? 7 : 1))
  const weekday = WEEKDAYS.findIndex(name => text.length >= 3 && name.startsWith(text))
  // The next one that comes, never today.
  return weekday < 0 ? null : localDay(now, ((weekday - now.getDay() + 6) % 7) + 1)
}

/** A day, or an instant; null where the word is neither. */
export function timeInWords(word: string, now: Date): string | null {
  const [, hours] = /^\+?(\d{1,4})h$/i.exec(word) ?? []
  if (hours !== undefined) return new Date(now.getTime() + Number(hours) * 3_600_000).toISOString()
  if (!/^\d{4}-\d{2}-\d{2}T/.test(word)) return dayInWords(word, now)
  const time = new Date(word)
  return Number.isNaN(time.getTime()) ? null : time.toISOString()
}

export function localDay(now: Date, later: number): string {
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() + later)
  const two = (number: number): string => String(number).padStart(2, '0')
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
