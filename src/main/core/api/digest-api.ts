import { giveOutIfDue, sendDigest } from '../digest/digest-clock.ts'
import { readDigest } from '../digest/read-digest.ts'
import { readSettings, writeSettings } from '../settings/settings.ts'
import type { ApiOf, LibraryContext } from './context.ts'

/** The digest of the day, the week or the month. */
export function makeDigestApi({ session, ports }: LibraryContext): ApiOf<'digest'> {
  return {
    'digest.read': ({ span }) => readDigest(session.read, span, ports.now()),
    'digest.send': async ({ span }) => {
      await sendDigest(session, ports, span)
      return null
    },
    'digest.due': async () => {
      await giveOutIfDue(session, ports)
      return null
    },
    'digest.unsubscribe': () => {
      session.transact((write, changes) => {
        writeSettings(write, { digest: { ...readSettings(write).digest, span: 'off', mail: false } })
        changes.topic('settings')
      })
      return null
    },
  }
}
