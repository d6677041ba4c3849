import type { Job } from '../../preload/contract/job.ts'
import type { PaperId } from '../../preload/contract/paper.ts'
import type { LibraryClient } from '../library/library-client.ts'
import type { JobStore } from './job-store.ts'
import type { NoticeStore } from './notice-store.ts'
import { isReference } from './reference.ts'
import type { Writes } from './writes.ts'

/** How papers come in from the window: files dropped or chosen, text pasted, references typed. */
export interface Intake {
  importFiles(files: readonly File[]): Promise<void>
  /** A page's text, a bibliography, an arXiv id, a DOI or a URL: whatever was copied. */
  importText(text: string): Promise<void>
  addReference(reference: string): Promise<Job | null>
  /** Stores a PDF with a paper. */
  attach(paper: PaperId, file: File): Promise<boolean>
  /** Fetches the PDF of a paper from its source; answers when it is there or failed. */
  fetchPdf(paper: PaperId): Promise<boolean>
  loadSample(): Promise<void>
}

export interface IntakeOptions {
  readonly client: LibraryClient
  readonly writes: Writes
  readonly notices: NoticeStore
  readonly jobs: JobStore
}

export function createIntake({ client, writes, notices, jobs }: IntakeOptions): Intake {
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
      for (const file of files) await start(file.name, file)
    },
    async importText(text) {
      const trimmed = text.trim()
      if (trimmed === '') return
      if (isReference(trimmed)) await addReference(trimmed)
      else await start('Pasted text', new Blob([text], { type: 'text/plain' }))
    },
    addReference,
    async attach(paper, file) {
      const answer = await writes.send(async () => {
        const upload = await client.upload(file.name, file)
        return client.call('files.attach', { upload, name: file.name, paper })
      })
      if (answer) notices.show({ text: answer.isNew ? `Stored ${file.name}` : `${file.name} was here already` })
      return answer !== null
    },
    async fetchPdf(paper) {
      const job = await writes.send(() => client.call('files.fetch', { paper }))
      if (!job) return false
      jobs.watch(job)
      return (await jobs.ended(job.id)).state === 'done'
    },
    async loadSample() {
      const job = await writes.send(() => client.call('sample.load', {}))
      if (job) jobs.watch(job)
    },
  }
}
