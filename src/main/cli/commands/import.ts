import { randomUUID } from 'node:crypto'
import { IMPORT_FORMATS, type ImportReport } from '../../../preload/contract/job.ts'
import { toFailure } from '../../core/failures.ts'
import type { Command, CommandArgs, CommandContext } from '../command.ts'
import type { LibrarySession } from '../library-session.ts'
import { gatherMirror, isMirror, mirrorFile } from '../mirror-source.ts'
import { attachNamed } from '../named-files.ts'
import { readTexts } from '../read-texts.ts'
import { type SourceFile, sourceFile, upload } from '../uploads.ts'

/** How a file is read, whether to take it in or to look at it. */
export const READING_OPTIONS: NonNullable<Command['options']> = {
  format: { type: 'string', value: 'FORMAT', about: 'what the file is, where it does not show by itself' },
  'base-url': { type: 'string', value: 'URL', about: 'where the file came from: its relative addresses start there' },
  'captured-on': {
    type: 'string',
    value: 'DATE',
    about: 'the day it was saved, such as 2025-10-29; dates without a year count back from it',
  },
  partial: { type: 'boolean', about: 'takes what is whole of a file that is cut off' },
}

export const importCommand: Command = {
  name: 'import',
  usage: `import FILE…|MIRROR|- [--format auto|${IMPORT_FORMATS.join('|')}] [--base-url URL] [--captured-on DATE] [--dry-run] [--partial] [--files DIR]`,
  about: 'Takes papers in from files, or from the folder of a mirror',
  options: {
    ...READING_OPTIONS,
    'dry-run': { type: 'boolean', about: 'counts what would be taken in, and takes nothing in' },
    files: {
      type: 'string',
      value: 'DIR',
      about: 'the folder of the PDFs that a bibliography names, where it is not its own',
    },
  },
  async run(args, context) {
    const files = args.expect(1)
    const how = howToImport(args)
    let total: ImportReport = { format: null, new: 0, updated: 0, unchanged: 0, failed: [], papers: [] }
    for (const file of files) {
      total = sum(total, await importOne(file, how, context))
      if (context.interrupted.aborted) break
    }
    if (!how.dryRun && total.papers.length > 0) await readTexts(context)
    context.terminal.answer(total, () => [inWords(total, how.dryRun)])
    return total.failed.length > 0 ? 1 : 0
  },
}

interface How {
  readonly format: 'auto' | (typeof IMPORT_FORMATS)[number]
  readonly baseUrl: string | undefined
  readonly capturedOn: string | undefined
  readonly dryRun: boolean
  readonly partial: boolean
  /** A folder with the PDFs that a bibliography names, besides its own. */
  readonly files: string | undefined
}

function howToImport(args: CommandArgs): How {
  const capturedOn = args.text('captured-on')
  if (capturedOn !== undefined && (!/^\d{4}-\d{2}-\d{2}$/.test(capturedOn) || Number.isNaN(Date.parse(capturedOn))))
    throw args.wrong(`--captured-on takes a day such as 2025-10-29, not "${capturedOn}"`)
  const baseUrl = args.text('base-url')
  if (baseUrl !== undefined && !URL.canParse(baseUrl))
    throw args.wrong(`--base-url takes a web address, not "${baseUrl}"`)
  return {
    format: args.oneOf('format', ['auto', ...IMPORT_FORMATS]) ?? 'auto',
    baseUrl,
    capturedOn,
    dryRun: args.flag('dry-run'),
    partial: args.flag('partial'),
    files: args.text('files'),
  }
}

const MIRROR: SourceFile = { path: '', name: 'mirror.jsonl', modifiedOn: new Date().toISOString().slice(0, 10) }

/** A file that cannot be taken in is one failure of the report; the other files go on. */
async function importOne(file: string, how: How, { open, terminal }: CommandContext): Promise<ImportReport> {
  try {
    const ofMirror = isMirror(file)
    const source = ofMirror ? MIRROR : await sourceFile(file)
    const session = await open('write')
    const id = ofMirror ? randomUUID() : await upload(session, source)
    const unread = ofMirror ? await gatherMirror(file, session.library.uploadPath(id)) : []
    const { baseUrl, capturedOn, files, ...rest } = how
    const started = await session.call('imports.start', {
      upload: id,
      name: source.name,
      ...rest,
      capturedOn: capturedOn ?? source.modifiedOn,
      ...(baseUrl === undefined ? {} : { baseUrl }),
    })
    const job = await session.finish(started)
    if (job.state === 'cancelled') return refused(file, 'interrupted; what was taken in before stays', terminal)
    if (job.state !== 'done' || !job.report)
      return job.report ? told(job.report, terminal) : refused(file, job.error ?? 'it did not end', terminal)
    const report = { ...job.report, failed: [...unread, ...job.report.failed] }
    const names = ofMirror ? mirrorFile(file) : file
    return told(how.dryRun ? report : await withFiles(report, names, files, session, terminal), terminal)
  } catch (error) {
    const failure = toFailure(error)
    if (failure.code === 'already-open' || failure.code === 'newer-library' || failure.code === 'damaged') throw error
    return refused(file, failure.message, terminal)
  }
}

/** Attaches the PDFs that a bibliography on this disk names. */
async function withFiles(
  { files = [], ...report }: ImportReport,
  bibliography: string,
  folder: string | undefined,
  session: LibrarySession,
  terminal: CommandContext['terminal'],
): Promise<ImportReport> {
  if (files.length === 0 || bibliography === '-') return report
  const { attached, absent, failed } = await attachNamed(session, bibliography, files, folder)
  if (attached > 0) terminal.line(`${attached === 1 ? '1 PDF' : `${attached} PDFs`} attached`)
  if (absent > 0)
    terminal.problem(
      `${absent === 1 ? '1 PDF' : `${absent} PDFs`} named and not found in its folder; --files DIR names another`,
    )
  return { ...report, failed: [...report.failed, ...failed] }
}

function told(report: ImportReport, terminal: CommandContext['terminal']): ImportReport {
  for (const { where, reason } of report.failed.slice(0, 20)) terminal.problem(`${where}: ${reason}`)
  if (report.failed.length > 20)
    terminal.problem(`and ${report.failed.length - 20} more entries that could not be read`)
  return report
}

function refused(where: string, reason: string, terminal: CommandContext['terminal']): ImportReport {
  // The library names the file by its last part.
  const name = where.split(/[\\/]/).at(-1) ?? where
  terminal.problem(reason.includes(name) ? reason : `${where}: ${reason}`)
  return { format: null, new: 0, updated: 0, unchanged: 0, failed: [{ where, reason }], papers: [] }
}

function sum(a: ImportReport, b: ImportReport): ImportReport {
  return {
    format: a.format ?? b.format,
    new: a.new + b.new,
    updated: a.updated + b.updated,
    unchanged: a.unchanged + b.unchanged,
    failed: [...a.failed, ...b.failed],
    papers: [...a.papers, ...b.papers],
  }
}

function inWords(report: ImportReport, dryRun: boolean): string {
  const failed = report.failed.length === 0 ? '' : `, ${report.failed.length} failed`
  return `${dryRun ? 'Would be: ' : ''}${report.new} new, ${report.updated} updated, ${report.unchanged} unchanged${failed}`
}
