import { openPage } from '../stores/way.ts'
import { chosen, type Command, goToPage } from './command.ts'
import { say } from './messages.ts'

/** The plan, the journal, the numbers, and papers side by side. */

const FEWEST = 2
const MOST = 5

export const dailyCommands: readonly Command[] = [
  goToPage('plan', say('Plan: what fits into the time there is, and the week'), 'p', { kind: 'plan' }),
  goToPage('journal', say('Journal'), 'j', { kind: 'journal' }),
  goToPage('statistics', say('Statistics'), 'n', { kind: 'statistics' }),
  goToPage('catch-up', say('Catch up with a full inbox'), 'c', { kind: 'catch-up' }),
  {
    id: 'compare',
    name: say('Compare the chosen papers'),
    group: 'Go to',
    keys: ['c'],
    shown: 'C',
    isPossible: stores => chosen(stores).length >= FEWEST,
    run(stores) {
      const papers = chosen(stores)
      if (stores.shell.getState().page !== null) return
      if (papers.length >= FEWEST && papers.length <= MOST) return openPage(stores, { kind: 'compare', papers })
      stores.notices.show({
        text: say('Choose two to five papers to compare: Shift with J or K, or Ctrl with a press, chooses several.'),
        slot: 'compare',
      })
    },
  },
]
