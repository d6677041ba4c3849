import type { Page } from '../stores/shell-store.ts'
import { say } from './messages.ts'

/** What the pages that are no list of papers are called. */
export const PAGE_NAMES: Readonly<Record<Page['kind'], string>> = {
  annotations: say('Annotations'),
  archive: say('Archive'),
  'catch-up': say('Catch up'),
  changes: say('What changed'),
  compare: say('Compare'),
  design: say('The look'),
  digest: say('Digest'),
  feeds: say('Feeds'),
  help: say('Help'),
  journal: say('Journal'),
  map: say('Map of the library'),
  plan: say('Plan'),
  rules: say('Rules'),
  statistics: say('Statistics'),
}
