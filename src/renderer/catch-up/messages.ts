import { speaker } from '../language/speaker.ts'

export const say = speaker({
  'Older than three months': 'Älter als drei Monate',
  'Older than a month': 'Älter als ein Monat',
  'Older than a week': 'Älter als eine Woche',
  'Catch up': 'Aufholen',
  '{count} for a decision': '{count} auf eine Entscheidung',
  'paper waits': 'Artikel wartet',
  'papers wait': 'Artikel warten',
  'You are up to date': 'Du bist auf dem Laufenden',
  'Nothing in the inbox waits for a decision.': 'Nichts im Eingang wartet auf eine Entscheidung.',
  'Go to the inbox': 'Zum Eingang',
  'Worth a look': 'Einen Blick wert',
  'The {count} most like what you keep.': 'Die {count}, die am meisten dem gleichen, was du behältst.',
  'The {count} that most people voted for; without votes, the newest.':
    'Die {count} mit den meisten Stimmen; ohne Stimmen die neuesten.',
  'Queue {title}': '{title} einreihen',
  Queue: 'Einreihen',
  'Dismiss {title}': '{title} verwerfen',
  Dismiss: 'Verwerfen',
  'The rest': 'Der Rest',
  'Dismissed papers are kept and found by every search. One undo brings all of a line back.':
    'Verworfene Artikel bleiben erhalten und werden von jeder Suche gefunden. Ein Rückgängig bringt eine ganze Zeile zurück.',
  'All but the {BEST} above': 'Alle außer den {BEST} oben',
  'File {count} as missed': '{count} als verpasst ablegen',
  paper: 'Artikel',
  papers: 'Artikel',
  'Dismiss {count}': '{count} verwerfen',
  'All but those worth a look: {count}': 'Alle außer denen, die einen Blick wert sind: {count}',
  Undo: 'Rückgängig',
})
