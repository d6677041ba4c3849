import { copyFile, rename, writeFile } from 'node:fs/promises'
import type { AnnotationImport } from '../../../preload/contract/annotation.ts'
import type { PaperFile, PaperId } from '../../../preload/contract/paper.ts'
import { LibraryFailure } from '../../core/failures.ts'
import type { CommandArgs, CommandContext } from '../command.ts'
import type { LibrarySession } from '../library-session.ts'
import { sourceFile, upload } from '../uploads.ts'
import { counted } from '../../core/counted.ts'

/** Annotations in from PDFs and out as Markdown, JSON lines or a PDF. */

export const EXPORTS = ['markdown', 'jsonl', 'pdf'] as const
type ExportKind = (typeof EXPORTS)[number]

/** Of a PDF that is given, which the paper gets; else of every file it has. */
export async function importAnnotations(
  args: CommandArgs,
  { terminal }: CommandContext,
  session: LibrarySession,
  paper: PaperId,
  pdf: string | undefined,
): Promise<number> {
  const files: Pick<PaperFile, 'id' | 'name'>[] = []
  if (pdf === undefined) files.push(...(await filesOf(args, session, paper)))
  else {
    const source = await sourceFile(pdf)
    const { file } = await session.call('files.attach', {
      upload: await upload(session, source),
      name: source.name,
      paper,
    })
    files.push(file)
  }
  const password = args.text('password')
  for (const { id, name } of files) {
    const report = await session.call('annotations.import', {
      paper,
      file: id,
      ...(password === undefined ? {} : { password }),
    })
    terminal.answer({ file: id, ...report }, () => [`${name}: ${reportInWords(report)}`])
  }
  return 0
}

export async function exportAnnotations(
  args: CommandArgs,
  { terminal }: CommandContext,
  session: LibrarySession,
  papers: readonly PaperId[],
  kind: ExportKind,
): Promise<number> {
  const out = args.text('out')
  if (kind === 'pdf') {
    const [paper] = papers
    const [file] = paper === undefined ? [] : await filesOf(args, session, paper)
    if (paper === undefined || !file) throw new Error('a paper without files was not refused')
    const password = args.text('password')
    const copy = await session.call('annotations.export', {
      paper,
      file: file.id,
      ...(password === undefined ? {} : { password }),
    })
    if (out !== undefined) await wholeAt(out, part => copyFile(copy.path, part))
    for (const note of copy.notes) terminal.problem(note)
    const answer = { ...copy, path: out ?? copy.path }
    terminal.answer(answer, () => [
      `${copy.written === 1 ? '1 annotation' : `${copy.written} annotations`} written into ${answer.path}`,
    ])
    return 0
  }
  const texts: string[] = []
  for (const paper of papers) {
    if (kind === 'markdown') texts.push((await session.call('annotations.markdown', { papers: [paper] })).markdown)
    else
      for (const annotation of await session.call('annotations.list', { paper }))
        texts.push(`${JSON.stringify(annotation)}\n`)
  }
  if (out === undefined) await terminal.raw(texts.join(''))
  else {
    await wholeAt(out, part => writeFile(part, texts.join('')))
    terminal.answer({ file: out, papers: papers.length }, () => [
      `${counted(papers.length, 'paper')} written to ${out}`,
    ])
  }
  return 0
}

/** The file that `--file` begins to name, else all of the paper, the newest first. */
async function filesOf(args: CommandArgs, session: LibrarySession, paper: PaperId): Promise<readonly PaperFile[]> {
  const { files, title } = await session.call('papers.get', { id: paper })
  const wanted = args.text('file')
  const found = wanted === undefined ? files : files.filter(({ id, name }) => id.startsWith(wanted) || name === wanted)
  if (found.length === 0)
    throw new LibraryFailure(
      'not-found',
      wanted === undefined
        ? `“${title}” has no PDF. Add one with "offprint add FILE --paper ${paper}".`
        : `“${title}” has no file "${wanted}". It has ${files.map(({ name, id }) => `${name} (${id.slice(0, 12)})`).join(', ') || 'none'}.`,
    )
  return found.toSorted((a, b) => (a.addedAt < b.addedAt ? 1 : -1))
}

/** What stood there before stays until the new file is complete. */
async function wholeAt(out: string, write: (part: string) => Promise<void>): Promise<void> {
  const part = `${out}.part`
  await write(part)
  await rename(part, out)
}

function reportInWords({ new: added, updated, unchanged, kept, gone, skipped }: AnnotationImport): string {
  const counts = [
    `${added} new`,
    `${updated} updated`,
    `${unchanged} unchanged`,
    kept > 0 ? `${kept} kept as you edited them` : '',
    gone > 0 ? `${gone} gone from the file` : '',
    ...Object.entries(skipped).map(([type, count]) => `${count} ${type} left out`),
  ]
  return counts.filter(part => part !== '').join(', ')
}
