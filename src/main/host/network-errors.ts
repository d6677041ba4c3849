import { networkInterfaces } from 'node:os'
import { LibraryFailure } from '../core/failures.ts'

/** A network error in words: what was asked, what went wrong, what to do. */
export function explainNetworkError(error: unknown, url: URL): LibraryFailure {
  const known = findFailure(error)
  if (known) return known
  const code = codeOf(error)
  const host = url.host
  const make = (kind: 'network' | 'offline', message: string): LibraryFailure =>
    new LibraryFailure(kind, message, { cause: error })
  if (code === 'EAI_AGAIN' || code === 'ENETUNREACH' || code === 'ENETDOWN' || (code !== '' && !isConnected()))
    return make(
      'offline',
      `${host} cannot be reached: this machine seems to be offline. What you have stays readable; it is tried again later.`,
    )
  switch (code) {
    case 'ENOTFOUND':
    case 'ENODATA':
      return make(
        'network',
        `There is no server named ${url.hostname} to be found from here. Check the address, and whether this machine is online.`,
      )
    case 'ECONNREFUSED':
      return make('network', `${host} does not take connections. Check the address, or try again later.`)
    case 'ECONNRESET':
    case 'EPIPE':
    case 'UND_ERR_SOCKET':
    case 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH':
      return make('network', `${host} ended the connection in the middle of its answer. Try again.`)
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'UND_ERR_CONNECT_TIMEOUT':
      return make('network', `${host} does not answer. Try again later.`)
  }
  if (code.startsWith('HPE_') || (error instanceof Error && error.name === 'HTTPParserError'))
    return make(
      'network',
      `${host} does not speak HTTP as it should${code === '' ? '' : ` (${code})`}. Check the address.`,
    )
  if (
    code.startsWith('Z_') ||
    code.startsWith('ERR_BROTLI') ||
    code.startsWith('ERR_BUFFER') ||
    code.startsWith('BROTLI')
  )
    return make('network', `The answer of ${host} is damaged or cut off (${code}). Try again.`)
  if (/CERT|SELF_SIGNED|ERR_TLS|ERR_SSL|UNABLE_TO|EPROTO/.test(code))
    return make(
      'network',
      `${host} could not prove who it is (${code}), so nothing was fetched from it. Check the address and the clock of this machine.`,
    )
  return make(
    'network',
    `Fetching from ${host} failed: ${oneLine(error instanceof Error ? error.message : String(error))}. Try again later.`,
  )
}

/** The refusal of our own connector may come wrapped. */
function findFailure(error: unknown): LibraryFailure | null {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if (at instanceof LibraryFailure) return at
    if (at instanceof AggregateError) for (const inner of at.errors) if (inner instanceof LibraryFailure) return inner
  }
  return null
}

function codeOf(error: unknown): string {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1)
    if ('code' in at && typeof at.code === 'string') return at.code
  return ''
}

/** What a library complains of may be a page of code. */
function oneLine(message: string): string {
  return message.replace(/\s+/g, ' ').trim().slice(0, 200)
}

function isConnected(): boolean {
  return Object.values(networkInterfaces()).some(addresses => addresses?.some(address => !address.internal))
}
