import type { Annotation } from '../../../preload/contract/annotation.ts'
import type { PaperId } from '../../../preload/contract/paper.ts'
import type { Command } from '../command.ts'
import { eachPage } from '../each-paper.ts'
import type { LibrarySession } from '../library-session.ts'
import { requirePaper } from '../paper-reference.ts'

export const annotationsCommand: Command = {
  name: 'annotations',
  usage: 'annotations list [ID]',
  about: 'What was marked and written on pages, of one paper or of all',
  async run(args, { terminal, open }) {
    const [action, reference] = args.expect(1, 2)
    if (action !== 'list') throw args.wrong(`"${action ?? ''}" is nothing annotations can do`)
    const session = await open('read')
    const papers = reference === undefined ? await annotatedPapers(session) : [await requirePaper(session, reference)]
    for (const paper of papers) {
      const annotations = await session.call('annotations.list', { paper })
      for (const annotation of annotations) terminal.answer(annotation, () => inWords(annotation))
    }
    return 0
  },
}

async function annotatedPapers(session: LibrarySession): Promise<PaperId[]> {
  const found: PaperId[] = []
  for await (const papers of eachPage(session, null))
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
