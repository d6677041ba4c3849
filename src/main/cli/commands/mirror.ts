import { resolve } from 'node:path'
import type { MirrorStatus } from '../../../preload/contract/library-api.ts'
import { LibraryFailure } from '../../core/failures.ts'
import type { Command } from '../command.ts'
import { counted } from '../../core/counted.ts'

export const mirrorCommand: Command = {
  name: 'mirror',
  usage: 'mirror [FOLDER] [--off] [--write] [--without-pdfs]',
  about: 'Keeps a folder of plain files that any program reads, up with the library',
  options: {
    off: { type: 'boolean', about: 'keeps it up no longer; what is there stays' },
    write: { type: 'boolean', about: 'compares all of it, and writes what is not as it should be' },
    'without-pdfs': { type: 'boolean', about: 'with FOLDER: leaves the copies of PDFs out' },
  },
  async run(args, { terminal, open }) {
    const [folder] = args.expect(0, 1)
    const [off, write] = [args.flag('off'), args.flag('write')]
    if (off && (folder !== undefined || write)) throw args.wrong('--off stands alone')
    if (args.flag('without-pdfs') && folder === undefined) throw args.wrong('--without-pdfs goes with a folder')
    const isChange = off || write || folder !== undefined
    const session = await open(isChange ? 'write' : 'read')
    if (off) await session.call('settings.set', { mirrorFolder: '' })
    if (folder !== undefined)
      await session.call('settings.set', { mirrorFolder: resolve(folder), mirrorPdfs: !args.flag('without-pdfs') })
    if (folder !== undefined || write) {
      const job = await session.finish(await session.call('mirror.write', {}))
      if (job.state !== 'done')
        throw new LibraryFailure(
          'cancelled',
          job.error ?? 'The mirror is not written yet; "offprint mirror --write" goes on.',
        )
    }
    const status = await session.call('mirror.status', {})
    terminal.answer(status, () => inWords(status))
    return status.trouble === null ? 0 : 1
  },
}

function inWords({ folder, behind, trouble, kept }: MirrorStatus): string[] {
  if (folder === '') return ['There is no mirror. "offprint mirror FOLDER" keeps one.']
  const state =
    trouble ??
    (behind === 0
      ? 'up to date'
      : `${counted(behind, 'paper is', 'papers are')} behind; "offprint mirror --write" writes them`)
  return [`${folder}: ${state}`, ...kept.map(path => `changed there, and kept: ${path}`)]
}
