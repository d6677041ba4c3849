import { existsSync } from 'node:fs'
import type { Command } from '../command.ts'
import { readTexts } from '../read-texts.ts'
import { requirePaper } from '../paper-reference.ts'
import { sourceFile, upload } from '../uploads.ts'

export const addCommand: Command = {
  name: 'add',
  usage: 'add URL|DOI|ARXIV-ID|PDF [--paper ID]',
  about: 'Adds one paper, with its PDF where it is to be had',
  options: { paper: { type: 'string', value: 'ID', about: 'the paper a PDF is of, where it is here already' } },
  async run(args, context) {
    const { terminal, open } = context
    const reference = args.expect(1, 1)[0] ?? ''
    const session = await open('write')
    if (existsSync(reference) || (/\.pdf$/i.test(reference) && !/^https?:/i.test(reference))) {
      const source = await sourceFile(reference)
      const given = args.text('paper')
      const paper = given === undefined ? null : await requirePaper(session, given)
      const added = await session.call('files.attach', {
        upload: await upload(session, source),
        name: source.name,
        paper,
      })
      await readTexts(context)
      const { title } = await session.call('papers.get', { id: added.paper })
      terminal.answer(added, () => [`${added.isNew ? 'Added' : 'Already there:'} ${added.paper}  ${title}`])
      return 0
    }
    const job = await session.finish(await session.call('papers.add', { reference }))
    if (job.state !== 'done' || !job.report) {
      terminal.problem(job.error ?? `${reference} was not added`)
      return 1
    }
    const { report } = job
    await readTexts(context)
    terminal.answer(report, () => [`${report.new > 0 ? 'Added' : 'Already there:'} ${report.papers.join(', ')}`])
    return 0
  },
}
