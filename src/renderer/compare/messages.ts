import { speaker } from '../language/speaker.ts'

export const say = speaker({
  Compare: 'Vergleichen',
  '{count} side by side': '{count} nebeneinander',
  paper: 'Artikel',
  papers: 'Artikel',
  'Leave out {title}': '{title} weglassen',
  'Nothing is marked in these papers yet. What you highlight stands here, a row for each colour.':
    'In diesen Artikeln ist noch nichts markiert. Was du hervorhebst, steht hier, für jede Farbe eine Zeile.',
  Authors: 'Autoren',
  Organisation: 'Organisation',
  Published: 'Erschienen',
  Venue: 'Ort',
  Length: 'Länge',
  Status: 'Status',
  Votes: 'Stimmen',
  'Stars of its code': 'Sterne des Codes',
  Tags: 'Schlagwörter',
  'Taken away': 'Mitgenommen',
  Remark: 'Bemerkung',
  Abstract: 'Zusammenfassung',
  author: 'Autor',
  authors: 'Autoren',
  '{names} and {more} more': '{names} und {more} weitere',
  'page {value}': 'Seite {value}',
})
