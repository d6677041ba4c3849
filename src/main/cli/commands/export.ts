import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { STATUSES } from '../../../preload/contract/paper.ts'
import { EXPORT_FORMATS, type ExportFormat, makeExportWriter } from '../../core/export/export-writer.ts'
import type { Command, CommandContext } from '../command.ts'
import { eachPage } from '../each-paper.ts'
import { counted } from '../../core/counted.ts'
import { VIEW_OPTIONS, viewOf } from './list.ts'

export const exportCommand: Command = {
  name: 'export',
  usage: `export --format ${EXPORT_FORMATS.join('|')} [--status ${STATUSES.join('|')}] [--queue Q] [--starred] [--tag T] [--out FILE]`,
  about: 'Writes papers out, all of them or one list',
  options: {
    format: { type: 'string', value: 'FORMAT', about: 'what to write; must be given' },
    ...VIEW_OPTIONS,
    out: { type: 'string', value: 'FILE', about: 'writes there, whole or not at all, in place of stdout' },
  },
  async run(args, context) {
    args.expect(0, 0)
    const format = args.oneOf('format', EXPORT_FORMATS)
    if (format === undefined) throw args.wrong('--format is missing')
    args.oneOf('status', STATUSES)
    const out = args.text('out')
    if (context.terminal.json && out === undefined && format !== 'jsonl' && format !== 'csl-json')
      throw args.wrong(`${format} is not JSON: name a file with --out, or leave --json away`)
    const session = await context.open('read')
    const view = await viewOf(args, session)
    const count = (write: (text: string) => Promise<void>): Promise<number> =>
      writeAll(context, format, view.kind === 'all' ? null : view, write)
    if (out === undefined) {
      await count(text => context.terminal.raw(text))
      return 0
    }
    const papers = await toFile(out, count)
    context.terminal.answer({ file: out, papers }, () => [`${counted(papers, 'paper')} written to ${out}`])
    return 0
  },
}

async function writeAll(
  { open }: CommandContext,
  format: ExportFormat,
  view: Parameters<typeof eachPage>[1],
  write: (text: string) => Promise<void>,
): Promise<number> {
  const session = await open('read')
  const { colorNames } = await session.call('settings.get', {})
  const writer = makeExportWriter(format, { colorNames })
  let papers = 0
  await write(writer.begin())
  for await (const page of eachPage(session, view))
    for (const paper of page) {
      const annotations =
        writer.wantsAnnotations && paper.annotationCount > 0
          ? await session.call('annotations.list', { paper: paper.id })
          : []
      await write(writer.paper(paper, annotations))
      papers += 1
    }
  await write(writer.end())
  return papers
}

/** Whole or not at all: what stood in the file before stays until the new one is complete. */
async function toFile(
  out: string,
  count: (write: (text: string) => Promise<void>) => Promise<number>,
): Promise<number> {
  const temp = `${out}.${randomUUID().slice(0, 8)}.part`
  const stream = createWriteStream(temp)
  try {
    await once(stream, 'open')
    const papers = await count(async text => {
      if (!stream.write(text)) await once(stream, 'drain')
    })
    stream.end()
    await once(stream, 'close')
    await rename(temp, out)
    return papers
  } catch (error) {
    stream.destroy()
    await rm(temp, { force: true })
    throw error
  }
}
