import { DIGEST_SPANS } from '../../../preload/contract/digest.ts'
import type { Command } from '../command.ts'
import { counted } from '../../core/counted.ts'

export const digestCommand: Command = {
  name: 'digest',
  usage: 'digest [--span day|week|month] [--send] [--unsubscribe]',
  about: 'What came and what of it matters; sent by e-mail with --send, by the settings of the app',
  options: {
    span: { type: 'string', value: 'S', about: 'day, week or month' },
    send: { type: 'boolean', about: 'sends it; the password is read from OFFPRINT_SMTP_PASSWORD' },
    unsubscribe: { type: 'boolean', about: 'sends nothing any more' },
  },
  async run(args, { open, terminal }) {
    args.expect(0, 0)
    const span = args.oneOf('span', DIGEST_SPANS) ?? 'day'
    const writes = args.flag('send') || args.flag('unsubscribe')
    const session = await open(writes ? 'write' : 'read')
    if (args.flag('unsubscribe')) {
      await session.call('digest.unsubscribe', {})
      terminal.answer(null, () => ['No digest is sent any more.'])
      return 0
    }
    if (args.flag('send')) {
      await session.call('digest.send', { span })
      terminal.answer(null, () => ['Sent.'])
      return 0
    }
    const digest = await session.call('digest.read', { span })
    terminal.answer(digest, () => [
      `${counted(digest.arrived, 'paper')} came from ${digest.from} to ${digest.to}`,
      ...digest.sections.flatMap(({ title, papers }) => [
        '',
        title,
        ...papers.map(
          paper => `${String(paper.paper).padStart(7)}  ${paper.title}${paper.why ? `  (${paper.why})` : ''}`,
        ),
      ]),
    ])
    return 0
  },
}
