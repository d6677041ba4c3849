import type { Job } from '../../preload/contract/job.ts'
import type { PaperId } from '../../preload/contract/paper.ts'
import { toCallFailure } from '../library/call-failure.ts'
import type { View } from '../../preload/contract/search.ts'
import type { LibraryClient } from '../library/library-client.ts'
import type { FeedStore } from './feed-store.ts'
import type { JobStore } from './job-store.ts'
import type { NoticeStore } from './notice-store.ts'
import { isReference } from './reference.ts'
import type { Writes } from './writes.ts'
import { say } from './messages.ts'

/** How papers come in from the window: files dropped or chosen, text pasted, references typed. */
export interface Intake {
  /** Papers, and lists of feeds to subscribe to. */
  importFiles(files: readonly File[]): Promise<void>
  /** The PDFs and bibliographies of a folder, told as one; then asks about PDFs that name an id. */
  importFolder(name: string, files: readonly File[]): Promise<void>
  /** A page's text, a bibliography, an arXiv id, a DOI or a URL: whatever was copied. */
  importText(text: string): Promise<void>
  addReference(reference: string): Promise<Job | null>
  /** Stores a PDF with a paper. */
  attach(paper: PaperId, file: File): Promise<boolean>
  /** Fetches the PDF of a paper from its source; answers when it is there or failed. */
  fetchPdf(paper: PaperId): Promise<boolean>
  /** The PDFs of the next papers of a view, for the time without a network. */
  fetchAhead(view: View): Promise<void>
  loadSample(): Promise<void>
}

export interface IntakeOptions {
  readonly client: LibraryClient
  readonly writes: Writes
  readonly notices: NoticeStore
  readonly jobs: JobStore
  readonly feeds: FeedStore
}

const AHEAD = 20
// As many papers as one command may name.
const MOST_LOOKED_UP = 10_000

function isOfPapers(name: string): boolean {
  return /\.(?:pdf|bib|bibtex|ris|rdf|jsonl|atom|rss)$/i.test(name) && !name.startsWith('.')
}

export function createIntake({ client, writes, notices, jobs, feeds }: IntakeOptions): Intake {
  async function start(name: string, body: Blob) {
    const job = await writes.send(async () => {
      const upload = await client.upload(name, body)
      return client.call('imports.start', { upload, name })
    })
    if (job) jobs.watch(job)
  }

  async function addReference(reference: string) {
    const job = await writes.send(() => client.call('papers.add', { reference }))
    if (job) jobs.watch(job)
    return job
  }

  return {
    async importFiles(files) {
      // One after the other: each is an upload, and the jobs wait for each other anyway.
      for (const file of files)
        if (/\.opml$/i.test(file.name)) await feeds.importOpml(file)
        else await start(file.name, file)
    },
    async importFolder(name, files) {
      const wanted = files.filter(file => isOfPapers(file.name))
      if (wanted.length === 0) return notices.show({ text: say('No PDF and no bibliography is in {name}.', { name }) })
      const papers: PaperId[] = []
      const failed: string[] = []
      for (const [index, file] of wanted.entries()) {
        notices.show({
          text: say('{name}: {value} of {count}', { name, value: index + 1, count: wanted.length }),
          slot: 'folder',
        })
        try {
          const upload = await client.upload(file.name, file)
          if (/\.pdf$/i.test(file.name)) {
            const added = await client.call('files.attach', { upload, name: file.name, paper: null })
            if (added.isNew) papers.push(added.paper)
          } else jobs.watch(await client.call('imports.start', { upload, name: file.name }))
        } catch (error) {
          failed.push(`${file.name}: ${toCallFailure(error).message}`)
        }
      }
      const trouble =
        failed.length === 0
          ? ''
          : say(' {count} could not be read; the first: {first}', { count: failed.length, first: failed[0] ?? '' })
      notices.show({
        text: say('{name}: {count} PDFs added, {value} other files.{trouble}', {
          name,
          count: papers.length,
          value: wanted.length - papers.length - failed.length,
          trouble,
        }),
        tone: failed.length > 0 ? 'problem' : 'plain',
        slot: 'folder',
      })
      const ids = [...new Set(papers)]
      if (ids.length > 0) void writes.send(() => client.call('papers.complete', { ids: ids.slice(0, MOST_LOOKED_UP) }))
    },
    async importText(text) {
      const trimmed = text.trim()
      if (trimmed === '') return
      if (isReference(trimmed)) await addReference(trimmed)
      else await start(say('Pasted text'), new Blob([text], { type: 'text/plain' }))
    },
    addReference,
    async attach(paper, file) {
      const answer = await writes.send(async () => {
        const upload = await client.upload(file.name, file)
        return client.call('files.attach', { upload, name: file.name, paper })
      })
      if (answer)
        notices.show({
          text: answer.isNew
            ? say('Stored {name}', { name: file.name })
            : say('{name} was here already', { name: file.name }),
        })
      return answer !== null
    },
    async fetchPdf(paper) {
      const job = await writes.send(() => client.call('files.fetch', { paper }))
      if (!job) return false
      jobs.watch(job)
      return (await jobs.ended(job.id)).state === 'done'
    },
    async fetchAhead(view) {
      const job = await writes.send(() => client.call('files.fetchAhead', { view, count: AHEAD }))
      if (job) jobs.watch(job)
    },
    async loadSample() {
      const job = await writes.send(() => client.call('sample.load', {}))
      if (job) jobs.watch(job)
    },
  }
}
