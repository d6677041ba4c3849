import { LibraryFailure } from '../../failures.ts'
import type { JobContext } from '../../jobs/job-runner.ts'
import { readSettings } from '../../settings/settings.ts'
import type { AddingRoom } from '../adding-room.ts'
import { requireSuccess } from '../fetch-to-upload.ts'
import { webAddress } from '../text-cleaning/clean-text.ts'

/** Asks Unpaywall where a work is free for all. It wants to know who asks, so without the reader's e-mail it is not asked. */

const MOST_BYTES = 2 ** 20
const WITHIN_MS = 30_000
const MOST_PLACES = 6

/** The PDFs it knows of, the best first; none where nobody gave an e-mail. */
export async function askUnpaywall(room: AddingRoom, doi: string, context: JobContext): Promise<readonly string[]> {
  const { unpaywallEmail, allowPrivateAddresses } = readSettings(room.session.read)
  if (unpaywallEmail === '') return []
  const url = `https://api.unpaywall.org/v2/${doi.split('/').map(encodeURIComponent).join('/')}?email=${encodeURIComponent(unpaywallEmail)}`
  const reply = await room.ports.fetch({
    url,
    headers: { accept: 'application/json' },
    maxBytes: MOST_BYTES,
    deadlineMs: WITHIN_MS,
    allowPrivate: allowPrivateAddresses,
    signal: context.signal,
  })
  if (reply.status === 404) return []
  if (reply.status === 422)
    throw new LibraryFailure(
      'refused',
      `Unpaywall does not take ${unpaywallEmail} for an e-mail address. Give your own in the settings.`,
    )
  // Its address holds the reader's e-mail, which no message repeats.
  requireSuccess('https://api.unpaywall.org/', reply.status)
  return placesIn(Buffer.from(reply.body).toString('utf8'))
}

function placesIn(text: string): readonly string[] {
  const answer = parsed(text)
  const locations = [field(answer, 'best_oa_location'), ...listOf(field(answer, 'oa_locations'))]
  const places = locations.flatMap(location => {
    const pdf = field(location, 'url_for_pdf')
    return typeof pdf === 'string' ? (webAddress(pdf) ?? []) : []
  })
  return [...new Set(places)].slice(0, MOST_PLACES)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new LibraryFailure('network', 'Unpaywall answered with something that is not JSON. Try again later.')
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : null
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
