import type { ImportReport } from '../../../../preload/contract/job.ts'
import type { PaperId } from '../../../../preload/contract/paper.ts'
import { LibraryFailure } from '../../failures.ts'
import type { JobContext } from '../../jobs/job-runner.ts'
import { readSeenFacts } from '../../papers/papers.ts'
import { retryAfter } from '../../retry-after.ts'
import { readSettings } from '../../settings/settings.ts'
import { addPdf } from '../add-pdf.ts'
import type { AddingRoom } from '../adding-room.ts'
import { fetchToUpload, requireSuccess } from '../fetch-to-upload.ts'
import { dropUpload } from '../run-import.ts'
import { pdfPlaces } from './pdf-places.ts'
import { askUnpaywall } from './unpaywall.ts'

/** The PDF of a paper, from the first place that really gives it. */

/** Fetches it; throws where no place is known or none gives it. */
export async function fetchPdf(room: AddingRoom, paper: PaperId, context: JobContext): Promise<ImportReport> {
  const facts = readSeenFacts(room.session.read, paper)?.facts
  if (!facts) throw new LibraryFailure('not-found', `Paper ${paper} is not in this library.`)
  const tried = new Set<string>()
  const failures: LibraryFailure[] = []
  const attempt = async (places: readonly string[]): Promise<ImportReport | null> => {
    for (const url of places) {
      if (tried.has(url)) continue
      tried.add(url)
      try {
        return await fetchFrom(room, paper, url, context)
      } catch (error) {
        if (!isWorthAnotherPlace(error, context)) throw error
        failures.push(error)
      }
    }
    return null
  }
  const direct = await attempt(pdfPlaces(facts))
  if (direct) return direct
  if (facts.doi !== null && !facts.doi.startsWith('10.48550/')) {
    const open = await openPlaces(room, facts.doi, context, failures)
    const found = await attempt(open)
    if (found) return found
  }
  throw failures.length === 0 ? nowhere(room, facts.title, facts.doi) : allFailed(facts.title, failures)
}

/** Whether it is worth asking for at all. */
export function mayHavePdf(room: AddingRoom, paper: PaperId): boolean {
  const facts = readSeenFacts(room.session.read, paper)?.facts
  if (!facts) return false
  const asksUnpaywall = facts.doi !== null && readSettings(room.session.read).unpaywallEmail !== ''
  return pdfPlaces(facts).length > 0 || asksUnpaywall
}

async function fetchFrom(room: AddingRoom, paper: PaperId, url: string, context: JobContext): Promise<ImportReport> {
  const { path, reply } = await fetchToUpload(
    room.ports,
    room.uploads,
    { url, kind: 'pdf', allowPrivate: readSettings(room.session.read).allowPrivateAddresses },
    context,
  )
  try {
    const asked = retryAfter(reply.headers['retry-after'], room.ports.now())
    requireSuccess(url, reply.status, asked === null ? undefined : room.ports.now() + asked)
    const { isNew } = await addPdf(room.session, room.ports, room.store, {
      path,
      name: nameOfPdf(reply.url),
      paper,
      sourceUrl: url,
    })
    return { format: 'pdf', new: 0, updated: isNew ? 1 : 0, unchanged: isNew ? 0 : 1, failed: [], papers: [paper] }
  } finally {
    await dropUpload(path)
  }
}

async function openPlaces(
  room: AddingRoom,
  doi: string,
  context: JobContext,
  failures: LibraryFailure[],
): Promise<readonly string[]> {
  try {
    return await askUnpaywall(room, doi, context)
  } catch (error) {
    if (!isWorthAnotherPlace(error, context)) throw error
    failures.push(error)
    return []
  }
}

/** A place that refuses says nothing of the next one; a machine without a network, or a full disk, does. */
export function isWorthAnotherPlace(error: unknown, { signal }: JobContext): error is LibraryFailure {
  return (
    error instanceof LibraryFailure &&
    !signal.aborted &&
    ['not-found', 'refused', 'invalid', 'network', 'unsupported'].includes(error.code)
  )
}

function nowhere({ session }: AddingRoom, title: string, doi: string | null): LibraryFailure {
  const mayAsk = doi !== null && readSettings(session.read).unpaywallEmail === ''
  return new LibraryFailure(
    'not-found',
    `No source of "${title}" says where its PDF is. ${mayAsk ? 'With your e-mail in the settings Unpaywall can be asked for a free copy; or add' : 'Add'} the file or its address by hand.`,
  )
}

function allFailed(title: string, failures: readonly LibraryFailure[]): LibraryFailure {
  const [first, ...others] = failures
  if (!first || others.length === 0) return first ?? new LibraryFailure('not-found', `"${title}" has no PDF.`)
  const waits = failures.flatMap(({ retryAt }) => retryAt ?? [])
  return new LibraryFailure(
    first.code,
    `${failures.length} places were asked for the PDF of "${title}", and none gave it. ${failures.map(({ message }) => message).join(' ')}`,
    { cause: first, ...(waits.length > 0 ? { retryAt: Math.min(...waits) } : {}) },
  )
}

export function nameOfPdf(url: string): string {
  const { pathname, searchParams } = new URL(url)
  const last = lenientlyDecoded(pathname.split('/').at(-1) ?? '')
  const name = last === 'pdf' && searchParams.get('id') ? (searchParams.get('id') ?? '') : last
  return name === '' ? 'paper.pdf' : /\.pdf$/i.test(name) ? name : `${name}.pdf`
}

function lenientlyDecoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
