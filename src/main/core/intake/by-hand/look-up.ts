import type { ImportFormat, ImportReport } from '../../../../preload/contract/job.ts'
import { LibraryFailure } from '../../failures.ts'
import type { JobContext } from '../../jobs/job-runner.ts'
import { readSettings } from '../../settings/settings.ts'
import type { AddingRoom } from '../adding-room.ts'
import { fetchToUpload, requireSuccess } from '../fetch-to-upload.ts'
import { dropUpload, runImport } from '../run-import.ts'
import { isWorthAnotherPlace } from './fetch-pdf.ts'
import type { NamedPaper } from './named-paper.ts'

/** What the archives and registries say of papers that have an id there. */

interface Question {
  readonly url: string
  readonly accept?: string
  readonly format: ImportFormat | 'auto'
}

const CSL = 'application/vnd.citationstyles.csl+json'

/** Asks the places that know such an id one after the other; the first answer is taken in. */
export async function lookUp(
  room: AddingRoom,
  named: Exclude<NamedPaper, { kind: 'address' }>,
  context: JobContext,
): Promise<ImportReport> {
  switch (named.kind) {
    case 'arxiv':
      return lookUpAtArxiv(room, [named.id], context)
    case 'doi': {
      const url = `https://doi.org/${named.doi.split('/').map(encodeURIComponent).join('/')}`
      const asks = [
        { url, accept: CSL, format: 'csl-json' },
        { url, accept: 'application/x-bibtex', format: 'bibtex' },
      ] as const
      return firstAnswer(room, `doi ${named.doi}`, asks, context)
    }
    case 'openreview': {
      const id = encodeURIComponent(named.id)
      const asks = [
        { url: `https://api2.openreview.net/notes?id=${id}`, accept: 'application/json', format: 'openreview' },
        { url: `https://api.openreview.net/notes?id=${id}`, accept: 'application/json', format: 'openreview' },
        { url: `https://openreview.net/forum?id=${id}`, format: 'paper-page' },
      ] as const
      return firstAnswer(room, `OpenReview ${named.id}`, asks, context)
    }
    case 'acl': {
      const page = `https://aclanthology.org/${named.id}`
      const asks = [
        { url: `${page}.bib`, accept: 'application/x-bibtex, text/plain;q=0.8', format: 'bibtex' },
        { url: `${page}/`, format: 'paper-page' },
      ] as const
      return firstAnswer(room, `ACL ${named.id}`, asks, context)
    }
  }
}

/** Several at once: arXiv counts requests, not papers. */
export async function lookUpAtArxiv(
  room: AddingRoom,
  ids: readonly string[],
  context: JobContext,
): Promise<ImportReport> {
  const url = `https://export.arxiv.org/api/query?id_list=${ids.map(encodeURIComponent).join(',')}&max_results=${ids.length}`
  const name = ids.length === 1 ? `arXiv ${ids[0] ?? ''}` : `${ids.length} papers of arXiv`
  return ask(room, name, { url, format: 'arxiv' }, context)
}

async function firstAnswer(
  room: AddingRoom,
  name: string,
  questions: readonly Question[],
  context: JobContext,
): Promise<ImportReport> {
  let first: LibraryFailure | null = null
  for (const question of questions) {
    try {
      return await ask(room, name, question, context)
    } catch (error) {
      if (!isWorthAnotherPlace(error, context)) throw error
      first ??= error
      // Who registers the ids has the last word on whether there is one of that name.
      if (error.code === 'not-found' && new URL(question.url).host === 'doi.org') throw error
    }
  }
  throw first ?? new LibraryFailure('not-found', `Nobody knows ${name}.`)
}

async function ask(room: AddingRoom, name: string, question: Question, context: JobContext): Promise<ImportReport> {
  const { path, reply } = await fetchToUpload(
    room.ports,
    room.uploads,
    {
      url: question.url,
      kind: 'list',
      ...(question.accept === undefined ? {} : { headers: { accept: question.accept } }),
      allowPrivate: readSettings(room.session.read).allowPrivateAddresses,
    },
    context,
  )
  try {
    if (reply.status === 404 && new URL(question.url).host === 'doi.org')
      throw new LibraryFailure(
        'not-found',
        `There is no ${name}: doi.org does not know it. Check it for a slip of the pen.`,
      )
    requireSuccess(question.url, reply.status)
    return await runImport(
      room.session,
      room.ports,
      {
        path,
        name,
        format: question.format,
        baseUrl: reply.url,
        contentType: reply.headers['content-type'] ?? null,
        capturedOn: new Date(room.ports.now()).toISOString().slice(0, 10),
        dryRun: false,
        partial: false,
        feed: null,
      },
      context,
    )
  } finally {
    await dropUpload(path)
  }
}
