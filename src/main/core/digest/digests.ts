import type { Digest, DigestSpan, OwedDigest } from '../../../preload/contract/digest.ts'
import { LibraryFailure, toFailure } from '../failures.ts'
import type { RunningFinder } from '../finder-port.ts'
import type { Ports } from '../ports.ts'
import type { Session } from '../session.ts'
import { readSettings, writeSettings } from '../settings/settings.ts'
import { mailOf, subjectOf } from './digest-mail.ts'
import { likedAmong } from './liked-papers.ts'
import { readDigest, undecidedOf } from './read-digest.ts'

/** What came, read, sent, and given out when its time has come. */
export interface Digests {
  read(span: DigestSpan): Promise<Digest>
  /** Throws what the server said. */
  send(span: DigestSpan): Promise<void>
  /** Does what is due: a notification, a mail, a mail that did not go out before. */
  giveOutIfDue(): Promise<void>
}

const DAY = 86_400_000
const LIKED = 10
const MINUTE = 60_000
// After each try that failed. Past the last the reader is told that it was given up.
const PAUSES = [5 * MINUTE, 30 * MINUTE, 2 * 60 * MINUTE, 6 * 60 * MINUTE]

export function makeDigests(session: Session, ports: Ports, finder: Pick<RunningFinder, 'ask'>): Digests {
  async function read(span: DigestSpan): Promise<Digest> {
    const at = ports.now()
    const liked = await likedAmong(finder, undecidedOf(session.read, span, at), LIKED)
    return readDigest(session.read, span, at, liked)
  }

  async function deliver(made: Digest): Promise<void> {
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
      ...mailOf(made),
    })
  }

  function owe(digestOwed: OwedDigest | null): void {
    session.transact((write, changes) => {
      writeSettings(write, { digestOwed })
      changes.topic('settings')
    })
  }

  /** One that surely did not go out is tried again, the others are only told of: twice the same mail is worse than none. */
  async function deliverOrOwe(made: Digest, tries: number): Promise<void> {
    try {
      await deliver(made)
    } catch (error) {
      const { code, message } = toFailure(error)
      const pause = code === 'network' ? PAUSES[tries] : undefined
      ports.log('warn', 'the digest was not sent', { error: message, tries: tries + 1 })
      owe({
        span: made.span,
        tries: tries + 1,
        nextAt: pause === undefined ? null : new Date(ports.now() + pause).toISOString(),
        problem: message,
      })
    }
  }

  async function sendOwed(): Promise<void> {
    const { digest, digestOwed } = readSettings(session.read)
    if (digestOwed === null || digestOwed.nextAt === null || !digest.mail) return
    if (ports.now() < Date.parse(digestOwed.nextAt)) return
    const made = await read(digestOwed.span)
    // Forgotten before it goes out: an app that is killed meanwhile must not send it again.
    owe(null)
    await deliverOrOwe(made, digestOwed.tries)
  }

  return {
    read,
    async send(span) {
      await deliver(await read(span))
      // What was owed has gone out with this one.
      owe(null)
    },
    async giveOutIfDue() {
      await sendOwed()
      const { digest, digestSentOn } = readSettings(session.read)
      if (digest.span === 'off') return
      const local = ports.now() + ports.offsetAt(ports.now()) * MINUTE
      const today = new Date(local).toISOString().slice(0, 10)
      if (new Date(local).getUTCHours() < digest.hour || !isDue(digest.span, digestSentOn, today)) return
      const made = await read(digest.span)
      session.transact((write, changes) => {
        // A new one is due: what is left of the last has had its day.
        writeSettings(write, { digestSentOn: today, digestOwed: null })
        changes.topic('settings')
      })
      if (made.arrived === 0) return
      if (digest.notify)
        session.tell({
          topic: 'digest',
          papers: [],
          views: false,
          notice: { title: 'Offprint', body: subjectOf(made) },
        })
      if (digest.mail) await deliverOrOwe(made, 0)
    },
  }
}

function isDue(span: DigestSpan, last: string, today: string): boolean {
  if (last === '') return true
  const days = Math.round((Date.parse(today) - Date.parse(last)) / DAY)
  return span === 'day' ? days >= 1 : span === 'week' ? days >= 7 : today.slice(0, 7) !== last.slice(0, 7)
}
