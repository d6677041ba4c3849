import { LibraryFailure } from '../../core/failures.ts'
import type { Command } from '../command.ts'
import { requirePaper } from '../paper-reference.ts'

const READ_WITHIN_MS = 120_000
// What divides pages in plain text, for printers and for other tools that take text out of PDFs.
const END_OF_PAGE = '\f'

export const textCommand: Command = {
  name: 'text',
  usage: 'text ID [--password P]',
  about: 'The text of a paper: of its PDF, else the full text its feed sent',
  options: { password: { type: 'string', value: 'P', about: 'opens a PDF that is locked' } },
  async run(args, { terminal, open }) {
    const reference = args.expect(1, 1)[0] ?? ''
    const session = await open('read')
    const paper = await session.call('papers.get', { id: await requirePaper(session, reference) })
    // The one that was added last: of two versions the newer.
    const file = paper.files.toSorted((a, b) => a.addedAt.localeCompare(b.addedAt)).at(-1)
    const path = file ? session.library.filePath(file.id) : null
    if (file && path === null)
      throw new LibraryFailure(
        'not-found',
        `The PDF of “${paper.title}” is gone from the library's folder. "offprint doctor" says more.`,
      )
    if (path === null && paper.content === null)
      throw new LibraryFailure(
        'not-found',
        `“${paper.title}” has no PDF and no full text. "offprint add FILE.pdf --paper ${paper.id}" adds one.`,
      )
    const text = path === null ? [paper.content ?? ''] : await textOf(path, args.text('password'))
    const answer = { id: paper.id, file: path === null ? null : (file?.id ?? null), pages: text.length, text }
    if (terminal.json) terminal.answer(answer, () => [])
    else await terminal.raw(text.map(page => `${page.trimEnd()}\n`).join(END_OF_PAGE))
    return 0
  },
}

async function textOf(path: string, password: string | undefined): Promise<readonly string[]> {
  const { readPdf } = await import('../../host/read-pdf.ts')
  const { text } = await readPdf({ path, password, cpuMs: READ_WITHIN_MS })
  return text
}
