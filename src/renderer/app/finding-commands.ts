import { type Command, goToPage } from './command.ts'
import { say } from './messages.ts'

/** Finding papers by their likeness to others and to what one cares for. */

export const findingCommands: readonly Command[] = [
  {
    id: 'for-you',
    name: say('Order by “For you”, or as it came'),
    group: 'Move',
    keys: ['Shift+I'],
    shown: 'Shift I',
    run({ views }) {
      const isOn = views.getState().sort?.by === 'interest'
      views.sortBy(isOn ? null : { by: 'interest', descending: true })
    },
  },
  {
    id: 'similar-text',
    name: say('Papers like a text…'),
    group: 'Library',
    keys: [],
    run: ({ shell }) => shell.show({ kind: 'similar-text', text: '' }),
  },
  {
    id: 'follow-phrase',
    name: say('Follow a phrase…'),
    group: 'Library',
    keys: [],
    run: ({ shell }) => shell.show({ kind: 'follow-phrase' }),
  },
  goToPage('map', say('Map of the library'), 'v', { kind: 'map' }),
  {
    id: 'read-texts',
    name: say('Read the text of all PDFs'),
    group: 'Library',
    keys: [],
    async run({ writes, client, jobs, notices }) {
      const answer = await writes.send(async () => ({ job: await client.call('files.readTexts', { again: true }) }))
      if (answer?.job) jobs.watch(answer.job)
      else if (answer) notices.show({ text: say('The text of every PDF was read already.') })
    },
  },
]
