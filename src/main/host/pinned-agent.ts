import { lookup as askSystem, type LookupAddress } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { Agent, buildConnector } from 'undici'
import { LibraryFailure } from '../core/failures.ts'
import { isPublicAddress } from './public-address.ts'

/** How names become addresses, and which of these are of the open internet. Tests give a small internet of their own. */
export interface Internet {
  readonly lookupName: typeof askSystem
  readonly isPublic: (address: string) => boolean
}

export const INTERNET: Internet = { lookupName: askSystem, isPublic: isPublicAddress }

/**
 * Connections that were checked: the name is looked up here, every address it has must be of the open internet, and
 * the socket goes to one of exactly those. A name that changes its mind between check and use gains nothing.
 */
export function makeAgent(allowPrivate: boolean, { lookupName, isPublic }: Internet = INTERNET): Agent {
  const refusalOf = (host: string, addresses: readonly LookupAddress[]): LibraryFailure | null => {
    const closed = addresses.find(({ address }) => !isPublic(address))
    return closed ? privateRefusal(host, closed.address) : null
  }
  const lookup: LookupFunction = (host, options, done) => {
    lookupName(host, { ...options, all: true }, (error, addresses) => {
      const answer = error ?? (allowPrivate ? null : refusalOf(host, addresses))
      if (answer) return done(answer, [], 0)
      const [first] = addresses
      if (options.all) done(null, addresses)
      else done(null, first?.address ?? '', first?.family ?? 0)
    })
  }
  const connect = buildConnector({ lookup, timeout: 15_000, allowH2: false })
  return new Agent({
    connections: 4,
    pipelining: 1,
    connect(options, done) {
      // An address in place of a name is never looked up.
      const host = options.hostname.replace(/^\[|\]$/g, '')
      const refusal = allowPrivate || isIP(host) === 0 ? null : refusalOf(host, [{ address: host, family: isIP(host) }])
      if (refusal) return done(refusal, null)
      connect(options, (...[error, socket]) => {
        if (error) return done(error, null)
        const remote = socket.remoteAddress ?? ''
        if (allowPrivate || isPublic(remote)) return done(null, socket)
        socket.destroy()
        done(privateRefusal(host, remote), null)
      })
    },
  })
}

function privateRefusal(host: string, address: string): LibraryFailure {
  const where = host === address ? host : `${host} (${address})`
  return new LibraryFailure(
    'refused',
    `${where} is an address of this machine or of a private network. Switch on "Allow private addresses" in the settings if that is meant.`,
  )
}
