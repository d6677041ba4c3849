const DAY = 86_400_000
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** "today", "yesterday", "Tue", "21 Feb", "21 Feb 2016": as much as its age needs. By days of the local calendar. */
export function relativeDay(iso: string, now: Date): string {
  const at = new Date(iso)
  if (Number.isNaN(at.getTime())) return ''
  const midnight = (date: Date): number => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
  // Rounded: two days of a year are 23 and 25 hours long.
  const days = Math.round((midnight(now) - midnight(at)) / DAY)
  if (days <= 0) return 'today'
  if (days === 1) return 'yesterday'
  if (days < 7) return WEEKDAYS[at.getDay()] ?? ''
  const day = `${at.getDate()} ${MONTHS[at.getMonth()] ?? ''}`
  return at.getFullYear() === now.getFullYear() ? day : `${day} ${at.getFullYear()}`
}
