import type { ImportReport } from '../../../../preload/contract/job.ts'
import { bothReports } from '../../intake/import-report.ts'
import type { AddingRoom } from '../../intake/adding-room.ts'
import { checkOf, keepCheck } from '../../intake/editions.ts'
import { type ImportTask, runImport } from '../../intake/run-import.ts'
import type { JobContext } from '../../jobs/job-runner.ts'
import { nextArrival } from '../../reading/reading.ts'
import { fetchList } from '../refresh/fetch-list.ts'
import type { InTurn } from '../refresh/turns.ts'
import { dayBefore, type HuggingFaceList, type ListRequest, listOf, nextPage } from '../sources/hugging-face.ts'

/** Lists of Hugging Face, page by page, kept as they appeared. */

// 100 papers each: a month of Daily Papers has about 500.
const MOST_PAGES = 20
// From before Christmas to after New Year.
const DAYS_TO_LOOK_BACK = 14

export interface FetchedEdition {
  readonly edition: string
  /** Null where the list is as it was. */
  readonly report: ImportReport | null
  /** Of the whole list; null where it is as it was. */
  readonly papers: number | null
}

/** The list that is asked for; of a day without papers, the last day before it that has some. */
export async function fetchEdition(
  room: AddingRoom,
  request: ListRequest,
  context: JobContext,
  inTurn: InTurn,
  feed: string | null = null,
): Promise<FetchedEdition> {
  const first = listOf(request, room.ports.now(), feed)
  let fetched = await fetchHuggingFaceList(room, first, context, inTurn)
  if (request.span !== 'day') return fetched
  for (let back = 1; fetched.papers === 0 && back <= DAYS_TO_LOOK_BACK; back += 1) {
    const earlier = listOf({ span: 'day', date: dayBefore(first.edition.date, back) }, room.ports.now(), feed)
    fetched = await fetchHuggingFaceList(room, earlier, context, inTurn)
  }
  return fetched
}

export async function fetchHuggingFaceList(
  room: AddingRoom,
  list: HuggingFaceList,
  context: JobContext,
  inTurn: InTurn,
): Promise<FetchedEdition> {
  const { session, ports } = room
  const { edition } = list
  const known = checkOf(session.read, edition.id)
  let url: string | null = list.url
  let rank = 0
  let report: ImportReport | null = null
  let arrival: number | null = null
  const seen = new Set<string>()
  for (let page = 0; url !== null && page < MOST_PAGES && !seen.has(url); page += 1) {
    seen.add(url)
    const address: string = url
    const isFirst: boolean = page === 0
    const answer = await fetchList(
      room,
      {
        url: address,
        etag: isFirst ? (known?.etag ?? null) : null,
        lastModified: isFirst ? (known?.last_modified ?? null) : null,
        contentHash: isFirst ? (known?.content_hash ?? null) : null,
      },
      context,
      (path, reply) =>
        inTurn(() => {
          arrival ??= nextArrival(session.read)
          const task = { ...taskOf(path, list, reply.url, ports.now()), page: { edition, firstRank: rank, arrival } }
          return runImport(session, ports, task, context)
        }),
    )
    // What changed on a later page alone is seen when the first one changes, which it does with every vote.
    if (isFirst && answer.report === null) {
      keepChecked(room, edition.id, answer)
      return { edition: edition.id, report: null, papers: null }
    }
    if (answer.report !== null) {
      report = report === null ? answer.report : bothReports(report, answer.report)
      rank += answer.report.new + answer.report.updated + answer.report.unchanged + answer.report.failed.length
    }
    if (isFirst) keepChecked(room, edition.id, answer)
    url = nextPage(answer.reply.headers['link'], address)
  }
  return { edition: edition.id, report, papers: rank }
}

function keepChecked(
  { session, ports }: AddingRoom,
  edition: string,
  answer: { etag: string | null; lastModified: string | null; contentHash: string | null },
): void {
  session.transact(write =>
    keepCheck(write, edition, {
      etag: answer.etag,
      last_modified: answer.lastModified,
      content_hash: answer.contentHash,
      checked_at: ports.now(),
    }),
  )
}

function taskOf(path: string, { edition }: HuggingFaceList, baseUrl: string, now: number): Omit<ImportTask, 'page'> {
  return {
    path,
    name: edition.name,
    format: 'hf-json',
    baseUrl,
    capturedOn: new Date(now).toISOString(),
    dryRun: false,
    partial: false,
    feed: null,
  }
}
