import type { Command } from '../command.ts'
import { dayInWords, timeInWords } from '../day-words.ts'
import { requirePapers } from '../paper-reference.ts'
import { tell } from './triage.ts'

const DAYS = '2026-03-05, today, tomorrow, fri, 3d, 2w'

export const snoozeCommand: Command = {
  name: 'snooze',
  usage: 'snooze ID… UNTIL|now',
  about: `Hides papers until a day or time (${DAYS}, 4h, 2026-03-05T18:00); "now" brings them back`,
  async run(args, { terminal, open }) {
    const words = args.expect(2)
    const word = words.at(-1) ?? ''
    const until = word === 'now' ? null : timeInWords(word, new Date())
    if (word !== 'now' && until === null) throw args.wrong(`"${word}" is no day or time: ${DAYS}, 4h, 2026-03-05T18:00`)
    const session = await open('write')
    const ids = await requirePapers(session, words.slice(0, -1))
    return tell(terminal, await session.call('reading.snooze', { ids, until }), 'Nothing to put off or bring back.')
  },
}

export const dueCommand: Command = {
  name: 'due',
  usage: 'due ID… DAY|none',
  about: `Says by which day papers should be read (${DAYS})`,
  async run(args, { terminal, open }) {
    const words = args.expect(2)
    const word = words.at(-1) ?? ''
    const on = word === 'none' ? null : dayInWords(word, new Date())
    if (word !== 'none' && on === null) throw args.wrong(`"${word}" is no day: ${DAYS}`)
    const session = await open('write')
    const ids = await requirePapers(session, words.slice(0, -1))
    return tell(terminal, await session.call('reading.setDue', { ids, on }), 'It says that already.')
  },
}
