import type { DigestSpan } from '../../../preload/contract/digest.ts'
import { LibraryFailure, toFailure } from '../failures.ts'
import type { Ports } from '../ports.ts'
import type { Session } from '../session.ts'
import { readSettings, writeSettings } from '../settings/settings.ts'
import { mailOf, subjectOf } from './digest-mail.ts'
import { readDigest } from './read-digest.ts'

/** Gives the digest out when its time has come: as a notification, and by e-mail. */

const LOOK_EVERY_MS = 5 * 60_000
const FIRST_LOOK_MS = 20_000
const DAY = 86_400_000

export function startDigestClock(session: Session, ports: Ports): () => void {
  let stop = (): void => {}
  const look = (): void => {
    void giveOutIfDue(session, ports)
      .catch((error: unknown) => ports.log('warn', 'the digest was not sent', { error: toFailure(error).message }))
      .then(() => {
        stop = ports.after(LOOK_EVERY_MS, look)
      })
  }
  stop = ports.after(FIRST_LOOK_MS, look)
  return () => stop()
}

export async function giveOutIfDue(session: Session, ports: Ports): Promise<void> {
  const { digest, digestSentOn } = readSettings(session.read)
  if (digest.span === 'off') return
  const local = ports.now() + ports.offsetAt(ports.now()) * 60_000
  const today = new Date(local).toISOString().slice(0, 10)
  if (new Date(local).getUTCHours() < digest.hour || !isDue(digest.span, digestSentOn, today)) return
  const made = readDigest(session.read, digest.span, ports.now())
  // Before it goes out: a mail that was sent and is sent again is worse than one that is late by a day.
  session.transact(write => writeSettings(write, { digestSentOn: today }))
  if (made.arrived === 0) return
  if (digest.notify)
    session.tell({ topic: 'digest', papers: [], views: false, notice: { title: 'Offprint', body: subjectOf(made) } })
  if (digest.mail) await sendDigest(session, ports, digest.span)
}

function isDue(span: DigestSpan, last: string, today: string): boolean {
  if (last === '') return true
  const days = Math.round((Date.parse(today) - Date.parse(last)) / DAY)
  return span === 'day' ? days >= 1 : span === 'week' ? days >= 7 : today.slice(0, 7) !== last.slice(0, 7)
}

export async function sendDigest(session: Session, ports: Ports, span: DigestSpan): Promise<void> {
  const { digest } = readSettings(session.read)
  if (digest.smtpHost === '' || digest.from === '' || digest.to === '')
    throw new LibraryFailure(
      'invalid',
      'The digest has no way out yet: give the mail server, the sender and the receiver under Digest.',
    )
  await ports.sendMail({
    host: digest.smtpHost,
    port: digest.smtpPort,
    security: digest.smtpSecurity,
    user: digest.smtpUser,
    from: digest.from,
    to: digest.to,
    ...mailOf(readDigest(session.read, span, ports.now())),
  })
}
