import type { Annotation } from '../../../preload/contract/annotation.ts'
import type { PaperId } from '../../../preload/contract/paper.ts'
import type { CommandArgs, CommandContext, Command } from '../command.ts'
import { eachPage } from '../each-paper.ts'
import type { LibrarySession } from '../library-session.ts'
import { requirePaper, requirePapers } from '../paper-reference.ts'
import { exportAnnotations, EXPORTS, importAnnotations } from './annotation-transfer.ts'
import { viewOf } from './list.ts'

export const annotationsCommand: Command = {
  name: 'annotations',
  usage: `annotations list [ID] | import ID [PDF] | export [ID…] [--queue Q] [--tag T] [--format ${EXPORTS.join('|')}] [--file F] [--password P] [--out FILE]`,
  about: 'What was marked and written on pages: shown, taken in from PDFs, written out',
  options: {
    format: { type: 'string' },
    file: { type: 'string' },
    out: { type: 'string' },
    password: { type: 'string' },
    queue: { type: 'string' },
    tag: { type: 'string' },
  },
  async run(args, context) {
    const [action = ''] = args.expect(1)
    switch (action) {
      case 'list':
        return list(args, context)
      case 'import': {
        const [, reference = '', pdf] = args.expect(2, 3)
        const session = await context.open('write')
        return importAnnotations(args, context, session, await requirePaper(session, reference), pdf)
      }
      case 'export': {
        const format = args.oneOf('format', EXPORTS) ?? 'markdown'
        const references = args.positionals.slice(1)
        if (format === 'pdf' && references.length !== 1) throw args.wrong('a PDF is written of one paper at a time')
        const session = await context.open(format === 'pdf' ? 'write' : 'read')
        const papers =
          references.length > 0 ? await requirePapers(session, references) : await annotatedPapers(args, session)
        return exportAnnotations(args, context, session, papers, format)
      }
      default:
        throw args.wrong(`"${action}" is nothing annotations can do`)
    }
  },
}

async function list(args: CommandArgs, { terminal, open }: CommandContext): Promise<number> {
  const [, reference] = args.expect(1, 2)
  const session = await open('read')
  const papers =
    reference === undefined ? await annotatedPapers(args, session) : [await requirePaper(session, reference)]
  for (const paper of papers) {
    const annotations = await session.call('annotations.list', { paper })
    for (const annotation of annotations) terminal.answer(annotation, () => inWords(annotation))
  }
  return 0
}

async function annotatedPapers(args: CommandArgs, session: LibrarySession): Promise<PaperId[]> {
  const view = await viewOf(args, session)
  const found: PaperId[] = []
  for await (const papers of eachPage(session, view.kind === 'all' ? null : view))
    for (const paper of papers) if (paper.annotationCount > 0) found.push(paper.id)
  return found
}

function inWords(annotation: Annotation): string[] {
  const head = `paper ${annotation.paper}, page ${annotation.page + 1}, ${annotation.type}, ${annotation.color}`
  return [
    head,
    ...(annotation.text ? [`  “${annotation.text}”`] : []),
    ...(annotation.comment ? [`  ${annotation.comment.replaceAll('\n', '\n  ')}`] : []),
  ]
}
