import { existsSync, statSync } from 'node:fs'
import type { ImportReport } from '../../../preload/contract/job.ts'
import type { PaperId } from '../../../preload/contract/paper.ts'
import { toFailure } from '../../core/failures.ts'
import type { Command, CommandArgs, CommandContext } from '../command.ts'
import { pdfsIn } from '../folder-files.ts'
import { readTexts } from '../read-texts.ts'
import type { LibrarySession } from '../library-session.ts'
import { requirePaper } from '../paper-reference.ts'
import { sourceFile, upload } from '../uploads.ts'
import { counted } from '../../core/counted.ts'

export const addCommand: Command = {
  name: 'add',
  usage: 'add URL|DOI|ARXIV-ID|PDF|FOLDER [--paper ID] [--look-up]',
  about: 'Adds a paper, with its PDF where it is to be had; or all PDFs of a folder',
  options: {
    paper: { type: 'string', value: 'ID', about: 'the paper a PDF is of, where it is here already' },
    'look-up': { type: 'boolean', about: 'asks archives and registries about PDFs that name an arXiv id or a DOI' },
  },
  async run(args, context) {
    const reference = args.expect(1, 1)[0] ?? ''
    const code = await addWhatItIs(reference, args, context)
    await readTexts(context)
    return code
  },
}

async function addWhatItIs(reference: string, args: CommandArgs, context: CommandContext): Promise<number> {
  const session = await context.open('write')
  if (existsSync(reference) && statSync(reference).isDirectory()) return addFolder(session, context, args, reference)
  if (existsSync(reference) || isPath(reference)) return addFile(session, context, args, reference)
  const job = await session.finish(await session.call('papers.add', { reference }))
  if (job.state !== 'done' || !job.report) {
    context.terminal.problem(job.error ?? `${reference} was not added`)
    return 1
  }
  const { report } = job
  for (const { where, reason } of report.failed) context.terminal.problem(`${where}: ${reason}`)
  context.terminal.answer(report, () => [`${report.new > 0 ? 'Added' : 'Already there:'} ${report.papers.join(', ')}`])
  return report.failed.length > 0 ? 1 : 0
}

/** What can only be meant as a file, be it there or not: the message about it is of files then. */
function isPath(reference: string): boolean {
  return !/^https?:/i.test(reference) && (/\.pdf$/i.test(reference) || /^(?:[./~\\]|[a-z]:[\\/])/i.test(reference))
}

async function addFile(
  session: LibrarySession,
  { terminal }: CommandContext,
  args: CommandArgs,
  path: string,
): Promise<number> {
  const source = await sourceFile(path)
  const given = args.text('paper')
  const paper = given === undefined ? null : await requirePaper(session, given)
  const added = await session.call('files.attach', {
    upload: await upload(session, source),
    name: source.name,
    paper,
  })
  const failed = args.flag('look-up') && added.isNew ? await lookUp(session, [added.paper]) : []
  for (const { where, reason } of failed) terminal.problem(`${where}: ${reason}`)
  const { title } = await session.call('papers.get', { id: added.paper })
  terminal.answer(added, () => [`${added.isNew ? 'Added' : 'Already there:'} ${added.paper}  ${title}`])
  return failed.length > 0 ? 1 : 0
}

/** Every PDF of a folder, each known by the ids in its text, else by its title. One that cannot be read spoils no other. */
async function addFolder(
  session: LibrarySession,
  { terminal }: CommandContext,
  args: CommandArgs,
  folder: string,
): Promise<number> {
  const paths = await pdfsIn(folder)
  const papers: PaperId[] = []
  const failed: { where: string; reason: string }[] = []
  let added = 0
  for (const [index, path] of paths.entries()) {
    if (session.interrupted.aborted) throw session.interrupted.reason
    terminal.progress(`${folder}: ${index} of ${paths.length}`)
    try {
      const source = await sourceFile(path)
      const name = source.name
      const done = await session.call('files.attach', { upload: await upload(session, source), name, paper: null })
      if (done.isNew) added += 1
      papers.push(done.paper)
    } catch (error) {
      failed.push({ where: path, reason: toFailure(error).message })
    }
  }
  const unique = [...new Set(papers)]
  if (args.flag('look-up') && unique.length > 0) failed.push(...(await lookUp(session, unique)))
  for (const { where, reason } of failed) terminal.problem(`${where}: ${reason}`)
  const report: ImportReport = {
    format: 'pdf',
    new: added,
    updated: 0,
    unchanged: papers.length - added,
    failed,
    papers: unique,
  }
  terminal.answer(report, () => [
    paths.length === 0
      ? `No PDF is in ${folder}.`
      : `${counted(added, 'PDF')} added, ${papers.length - added} there before, ${failed.length} failed`,
  ])
  return failed.length > 0 ? 1 : 0
}

async function lookUp(session: LibrarySession, ids: readonly PaperId[]): Promise<ImportReport['failed']> {
  const job = await session.finish(await session.call('papers.complete', { ids: [...ids] }))
  return job.report?.failed ?? [{ where: 'looking up', reason: job.error ?? 'it did not end' }]
}
