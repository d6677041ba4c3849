import type { Moment } from '../papers/reading-time.ts'
import type { Ports } from '../ports.ts'
import type { Session } from '../session.ts'
import { readSettings } from '../settings/settings.ts'

/** Now, and the pace of the library's reader. */
export function momentOf(session: Session, ports: Pick<Ports, 'now'>): Moment {
  return { at: ports.now(), wordsPerMinute: readSettings(session.read).wordsPerMinute }
}
