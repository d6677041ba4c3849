import type { IncomingHttpHeaders } from 'node:http'

export interface Refusal {
  readonly status: 400 | 401 | 403 | 404 | 405 | 413 | 421
  readonly message: string
}

interface GuardedRequest {
  readonly method: string
  readonly headers: IncomingHttpHeaders
  readonly isUpgrade: boolean
}

/**
 * Turns away what a page of another origin could make a browser send here. `authority` is "127.0.0.1:4817".
 * An exact Host defeats DNS rebinding; Origin and Sec-Fetch-Site defeat other origins, the ones on other ports of this
 * machine included, which share our cookies and count as the same site.
 */
export function refuse({ method, headers, isUpgrade }: GuardedRequest, authority: string): Refusal | null {
  if (headers.host !== authority)
    return { status: 421, message: `This address is not Offprint's. Open http://${authority}/` }
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    return { status: 403, message: `Another page asked for this. Open http://${authority}/ by itself.` }
  const isRead = method === 'GET' || method === 'HEAD'
  const origin = headers.origin
  if (origin === undefined ? !isRead || isUpgrade : origin !== `http://${authority}`)
    return { status: 403, message: 'This request did not come from a page of Offprint.' }
  if (!isRead && method !== 'POST') return { status: 405, message: `${method} is not a thing one can do here.` }
  return null
}
