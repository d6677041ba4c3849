import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PaperFacts } from '../../../preload/contract/paper.ts'
import { IMPORT_FORMATS } from '../../../preload/contract/job.ts'
import type { PdfReading } from '../../core/ports.ts'
import type { Command } from '../command.ts'
import { saveTo, sourceFile } from '../uploads.ts'
import { counted } from '../../core/counted.ts'
import { READING_OPTIONS } from './import.ts'

const READ_WITHIN_MS = 120_000

export const inspectCommand: Command = {
  name: 'inspect',
  usage: `inspect FILE|- [--password P] [--format auto|${IMPORT_FORMATS.join('|')}] [--base-url URL] [--captured-on DATE] [--partial]`,
  about: 'Shows what an import would see, without a library',
  options: { password: { type: 'string', value: 'P', about: 'opens a PDF that is locked' }, ...READING_OPTIONS },
  async run(args, { terminal, interrupted }) {
    const source = await sourceFile(args.expect(1, 1)[0] ?? '')
    const { parseFile } = await import('../../host/parse-file.ts')
    const folder = source.path === '-' ? await mkdtemp(join(tmpdir(), 'offprint-')) : null
    try {
      const path = folder ? join(folder, 'input') : source.path
      if (folder) await saveTo(source, path, interrupted)
      const entries: PaperFacts[] = []
      const parsed = await parseFile({
        path,
        name: source.name,
        format: args.oneOf('format', ['auto', ...IMPORT_FORMATS]) ?? 'auto',
        baseUrl: args.text('base-url') ?? null,
        capturedOn: args.text('captured-on') ?? source.modifiedOn,
        partial: args.flag('partial'),
        signal: interrupted,
        onEntries: batch => {
          for (const { facts } of batch) entries.push(facts)
        },
      })
      if (parsed.format === 'pdf') {
        const { readPdf } = await import('../../host/read-pdf.ts')
        const reading = await readPdf({ path, password: args.text('password'), cpuMs: READ_WITHIN_MS })
        terminal.answer({ format: 'pdf', ...reading }, () => pdfInWords(reading))
        return 0
      }
      const { format, edition, failed } = parsed
      // What a feed calls itself; other sources have no name of their own.
      const isNamed = (format === 'feed' || format === 'arxiv') && parsed.sourceName !== source.name
      const feedTitle = isNamed ? parsed.sourceName : null
      for (const { where, reason } of failed) terminal.problem(`${where}: ${reason}`)
      terminal.answer({ format, feedTitle, edition, entries, failed }, () => [
        `${format}: ${counted(entries.length, 'paper')}`,
        ...entries.map(facts => `  ${facts.title}`),
      ])
      return failed.length > 0 ? 1 : 0
    } finally {
      if (folder) await rm(folder, { recursive: true, force: true })
    }
  },
}

function pdfInWords(reading: PdfReading): string[] {
  const words = reading.text.join(' ').split(/\s+/).filter(Boolean).length
  return [
    reading.title ?? 'no title found',
    reading.authors.map(author => author.name).join(', ') || 'no authors found',
    [
      counted(reading.pages, 'page'),
      counted(words, 'word'),
      counted(reading.annotations.length, 'annotation'),
      reading.doi,
      reading.arxivId && `arXiv ${reading.arxivId}`,
    ]
      .filter(Boolean)
      .join(' · '),
  ]
}
