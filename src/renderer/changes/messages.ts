import { speaker } from '../language/speaker.ts'

export const say = speaker({
  'What changed': 'Was sich geändert hat',
  '{title}: {wordsAdded} words added, {wordsRemoved} taken out':
    '{title}: {wordsAdded} Wörter hinzugefügt, {wordsRemoved} weggenommen',
  'Only what changed': 'Nur Geändertes',
  'The whole text': 'Der ganze Text',
  'Back to the paper': 'Zurück zum Artikel',
  'The two files cannot be compared: {problem}': 'Die beiden Dateien lassen sich nicht vergleichen: {problem}',
  'Reading both files…': 'Beide Dateien werden gelesen …',
  'Their texts are the same.': 'Ihre Texte sind gleich.',
  Changes: 'Änderungen',
  'page {value} before': 'Seite {value} vorher',
  'page {value}': 'Seite {value}',
  'Taken out,': 'Weggenommen,',
})
