import type { Pace } from '../../../preload/contract/reading.ts'
import type { Moment } from '../papers/reading-time.ts'
import type { Ports } from '../ports.ts'
import { measuredPace } from '../reading/pace.ts'
import type { Session } from '../session.ts'
import { readSettings } from '../settings/settings.ts'

/** The time, and the pace of the library's reader. */
export interface Clock {
  pace(): Pace
  moment(): Moment
  /** Minutes the reader's clock is ahead of UTC at an instant. */
  offsetAt(at: number): number
}

/** Every list asks for the pace, and it changes only where papers are finished or settings changed: it is measured once between. */
export function makeClock(session: Session, ports: Pick<Ports, 'now' | 'offsetAt'>): Clock {
  let known: Pace | null = null
  session.listen(({ topic, views }) => {
    if (topic === 'settings' || topic === 'library' || (topic === 'papers' && views)) known = null
  })
  const pace = (): Pace => {
    const measured = measuredPace(session.read)
    return { wordsPerMinute: measured ?? readSettings(session.read).wordsPerMinute, measured: measured !== null }
  }
  return {
    pace: () => (known ??= pace()),
    moment: () => ({ at: ports.now(), wordsPerMinute: (known ??= pace()).wordsPerMinute }),
    offsetAt: at => ports.offsetAt(at),
  }
}
