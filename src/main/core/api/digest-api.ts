import { readSettings, writeSettings } from '../settings/settings.ts'
import type { Digests } from '../digest/digests.ts'
import type { ApiOf, LibraryContext } from './context.ts'

/** The digest of the day, the week or the month. */
export function makeDigestApi({ session, ports }: LibraryContext, digests: Digests): ApiOf<'digest'> {
  return {
    'digest.read': ({ span }) => digests.read(span),
    'digest.send': async ({ span }) => {
      await digests.send(span)
      return null
    },
    'digest.due': async () => {
      await digests.giveOutIfDue()
      return null
    },
    'digest.password': () => ports.mailPassword.state(),
    'digest.keepPassword': async ({ password }) => {
      await ports.mailPassword.keep(password)
      return null
    },
    'digest.unsubscribe': () => {
      session.transact((write, changes) => {
        const digest = { ...readSettings(write).digest, span: 'off', mail: false }
        writeSettings(write, { digest, digestOwed: null })
        changes.topic('settings')
      })
      return null
    },
  }
}
