import type { RestorePreview } from '../../../preload/contract/library-api.ts'
import type { Command } from '../command.ts'
import { columns } from '../terminal.ts'
import { counted } from '../../core/counted.ts'

export const backupCommand: Command = {
  name: 'backup',
  usage: 'backup [--list]',
  about: 'Makes a verified backup, or lists those there are',
  options: { list: { type: 'boolean', about: 'makes none, and lists those there are' } },
  async run(args, { terminal, open }) {
    args.expect(0, 0)
    if (args.flag('list')) {
      const session = await open('read')
      const backups = await session.call('backups.list', {})
      terminal.answer(backups, () =>
        columns(backups.map(backup => [backup.madeAt, counted(backup.papers, 'paper'), backup.file])),
      )
      return 0
    }
    const session = await open('write')
    const backup = await session.call('backups.make', {})
    terminal.answer(backup, () => [
      `${backup.file}: ${counted(backup.papers, 'paper')}, ${(backup.bytes / 2 ** 20).toFixed(1)} MB, verified`,
    ])
    return 0
  },
}

export const restoreCommand: Command = {
  name: 'restore',
  usage: 'restore [--preview] FILE',
  about: 'Puts a backup in the place of the library, which is kept aside',
  options: { preview: { type: 'boolean', about: 'restores nothing, and says what would change' } },
  async run(args, { terminal, open }) {
    const file = args.expect(1, 1)[0] ?? ''
    if (args.flag('preview')) {
      const session = await open('read')
      const preview = await session.call('backups.preview', { file })
      terminal.answer(preview, () => previewLines(preview))
      return 0
    }
    const session = await open('write')
    const { kept } = await session.call('backups.restore', { file })
    terminal.answer({ kept }, () => [`Restored. What was there before is kept in ${kept}.`])
    return 0
  },
}

function previewLines({ titles, ...counts }: RestorePreview): string[] {
  const names: Readonly<Record<keyof typeof counts, string>> = {
    papers: 'papers in the backup',
    gone: 'papers that would be gone',
    back: 'papers that would come back',
    decisions: 'decisions that would be as they were',
    notes: 'notes that would change',
    annotations: 'annotations that would change',
    tags: 'tags that would change',
    queued: 'places in queues that would change',
    steps: 'steps since then',
  }
  const keys = Object.keys(names) as (keyof typeof counts)[]
  return [...columns(keys.map(key => [String(counts[key]), names[key]])), ...titles.map(title => `  gone: ${title}`)]
}

export const doctorCommand: Command = {
  name: 'doctor',
  usage: 'doctor [--repair]',
  about: 'Checks the library, and mends what can be mended without loss',
  options: { repair: { type: 'boolean', about: 'mends what can be mended without loss' } },
  async run(args, { terminal, open }) {
    args.expect(0, 0)
    const repair = args.flag('repair')
    const session = await open(repair ? 'write' : 'read')
    const findings = await session.call('doctor.check', { repair })
    terminal.answer(findings, () =>
      columns(
        findings.map(finding => [
          finding.ok ? 'ok' : finding.repaired ? 'mended' : 'BAD',
          finding.check,
          finding.message,
        ]),
      ),
    )
    return findings.every(finding => finding.ok || finding.repaired) ? 0 : 1
  },
}
