import { speaker } from '../language/speaker.ts'

export const say = speaker({
  Read: 'Gelesen',
  Opened: 'Geöffnet',
  Marked: 'Markiert',
  Noted: 'Notiert',
  Queued: 'Eingereiht',
  Dismissed: 'Verworfen',
  read: 'gelesen',
  opened: 'geöffnet',
  marked: 'markiert',
  noted: 'notiert',
  queued: 'eingereiht',
  dismissed: 'verworfen',
  'and {value} more': 'und {value} weitere',
  Journal: 'Tagebuch',
  '{count} read on {countTwo} of the last {reach}': '{count} gelesen an {countTwo} der letzten {reach}',
  paper: 'Artikel',
  papers: 'Artikel',
  day: 'Tag',
  days: 'Tage',
  'Nothing written yet': 'Noch nichts geschrieben',
  'What you read, open, mark and decide stands here by its day, with the line you took away from each paper.':
    'Was du liest, öffnest, markierst und entscheidest, steht hier nach Tagen, mit dem, was du aus jedem Artikel mitgenommen hast.',
  'Go to the inbox': 'Zum Eingang',
  Days: 'Tage',
  'Earlier days': 'Frühere Tage',
})
