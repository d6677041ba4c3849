import type { PaperId } from '../../../preload/contract/paper.ts'
import { addPdf } from '../intake/add-pdf.ts'
import { addReference, completePapers } from '../intake/add-reference.ts'
import { fetchAhead } from '../intake/by-hand/fetch-ahead.ts'
import { fetchPdf } from '../intake/by-hand/fetch-pdf.ts'
import type { KeepStep } from '../intake/bring-along.ts'
import { dropUpload, type ImportTask, requireUpload, runImport } from '../intake/run-import.ts'
import { loadSample } from '../intake/sample-library.ts'
import { filesWithoutText, forgetFailures } from '../intake/texts/page-texts.ts'
import { readTexts } from '../intake/texts/read-texts.ts'
import { addTextJob } from '../intake/texts/text-clock.ts'
import { type JobHandler, type JobRunner, makeJobRunner } from '../jobs/job-runner.ts'
import { listJobs, requireJob } from '../jobs/jobs.ts'
import { carryJob } from './carrying.ts'
import type { ApiOf, LibraryContext } from './context.ts'
import { viewIds } from './view-ids.ts'
import { makeFeedApi, refreshByTask } from './feed-api.ts'

export type IntakeApi = ApiOf<'imports' | 'files' | 'jobs' | 'feeds' | 'editions' | 'signals' | 'sample'> &
  Pick<ApiOf<'papers'>, 'papers.add' | 'papers.complete'>

const OPEN_WITHIN_MS = 30_000

/** How papers and files come in: at once or as jobs. */
export function makeIntakeApi(
  context: LibraryContext,
  own: Readonly<Record<'backup' | 'mirror', JobHandler>>,
): { readonly api: IntakeApi; readonly jobs: JobRunner } {
  const { session, ports, steps, store, uploads } = context
  const jobs = makeJobRunner(session, ports, {
    import: async (task, job) => importAny(JSON.parse(task) as ImportTask | SampleTask, job),
    add: async (task, job) => {
      const { reference, paper, complete } = JSON.parse(task) as AddTask
      if (complete) return completePapers(context, complete, job)
      return paper === undefined ? addReference(context, reference ?? '', job) : fetchPdf(context, paper, job)
    },
    refresh: (task, job) => refreshByTask(context, task, job),
    carry: carryJob(context),
    ahead: (task, job) => fetchAhead(context, (JSON.parse(task) as AheadTask).papers, job),
    text: (_task, job) => readTexts(context, job),
    ...own,
  })

  // Batches that follow each other are one step: undone at once.
  const keepStep: KeepStep = (write, changes, label, work) =>
    void steps.within(write, changes, label, work, `import:${label}`)

  interface AddTask {
    readonly reference?: string
    readonly paper?: PaperId
    readonly complete?: readonly PaperId[]
  }

  interface AheadTask {
    readonly papers: readonly PaperId[]
  }

  interface SampleTask {
    readonly sample: true
  }

  async function importAny(task: ImportTask | SampleTask, job: Parameters<JobHandler>[1]): ReturnType<JobHandler> {
    if ('sample' in task) return loadSample(context, job)
    // Where the library closes in the middle it is kept, and the job runs again and finds it there.
    job.afterwards(() => dropUpload(task.path))
    const report = await runImport(session, ports, task, job, { keepStep })
    if (report.format !== 'pdf' || task.dryRun) return report
    const { paper, isNew } = await addPdf(session, ports, store, {
      path: task.path,
      name: task.name,
      paper: null,
      sourceUrl: null,
    })
    return { ...report, new: isNew ? 1 : 0, unchanged: isNew ? 0 : 1, papers: [paper] }
  }

  return {
    jobs,
    api: {
      ...makeFeedApi(context, jobs),
      'imports.start': ({ upload, name, format, baseUrl, capturedOn, dryRun, partial }) => {
        const path = requireUpload(uploads, upload)
        const day = capturedOn ?? new Date(ports.now()).toISOString().slice(0, 10)
        const task: ImportTask = {
          path,
          name,
          format,
          baseUrl: baseUrl ?? null,
          capturedOn: day,
          dryRun,
          partial,
          feed: null,
        }
        return jobs.add('import', name, task)
      },
      'files.attach': async ({ upload, name, paper, sourceUrl }) => {
        const path = requireUpload(uploads, upload)
        try {
          const added = await addPdf(session, ports, store, { path, name, paper, sourceUrl })
          // What the file owes was kept with it.
          jobs.wake()
          return added
        } finally {
          await dropUpload(path)
        }
      },
      'files.opening': async ({ file }) => {
        const request = { path: store.pathOf(file), maxPages: 0, cpuMs: OPEN_WITHIN_MS }
        // Whatever cannot be read so needs its password, or is none that could be read at all.
        return ports.readPdf(request).then(
          ({ opening }) => opening ?? null,
          () => null,
        )
      },
      'papers.add': ({ reference }) => jobs.add('add', reference, { reference }),
      'papers.complete': ({ ids }) => {
        const [only] = ids
        const label = ids.length === 1 && only !== undefined ? titleOf(only) : `${ids.length} papers`
        return jobs.add('add', `Looking up ${label}`, { complete: ids })
      },
      'files.fetchAhead': async ({ view, count }) => {
        const papers = (await viewIds(context, view)).slice(0, count)
        return jobs.add('ahead', `The PDFs of the next ${papers.length} papers`, { papers } satisfies AheadTask)
      },
      'files.fetch': ({ paper }) => jobs.add('add', titleOf(paper), { paper }),
      'files.readTexts': ({ again }) => {
        if (again) session.transact(forgetFailures)
        return filesWithoutText(session.read).length === 0 ? null : addTextJob(jobs)
      },
      'jobs.list': () => listJobs(session.read),
      'jobs.get': ({ id }) => requireJob(session.read, id),
      'jobs.cancel': ({ id }) => jobs.cancel(id),
      'sample.load': () => jobs.add('import', 'Sample library', { sample: true }),
    },
  }

  function titleOf(paper: PaperId): string {
    return session.read.column<string>('SELECT title FROM papers WHERE id = ?', paper)[0] ?? `Paper ${paper}`
  }
}
