import { type Command, goToPage } from './command.ts'

/** Finding papers by their likeness to others and to what one cares for. */

export const findingCommands: readonly Command[] = [
  {
    id: 'for-you',
    name: 'Order by “For you”, or as it came',
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
    name: 'Papers like a text…',
    group: 'Library',
    keys: [],
    run: ({ shell }) => shell.show({ kind: 'similar-text', text: '' }),
  },
  {
    id: 'follow-phrase',
    name: 'Follow a phrase…',
    group: 'Library',
    keys: [],
    run: ({ shell }) => shell.show({ kind: 'follow-phrase' }),
  },
  goToPage('map', 'Map of the library', 'v', { kind: 'map' }),
  {
    id: 'read-texts',
    name: 'Read the text of all PDFs',
    group: 'Library',
    keys: [],
    async run({ writes, client, jobs, notices }) {
      const answer = await writes.send(async () => ({ job: await client.call('files.readTexts', { again: true }) }))
      if (answer?.job) jobs.watch(answer.job)
      else if (answer) notices.show({ text: 'The text of every PDF was read already.' })
    },
  },
]
