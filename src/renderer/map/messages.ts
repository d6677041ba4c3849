import { speaker } from '../language/speaker.ts'

export const say = speaker({
  undecided: 'unentschieden',
  queued: 'eingereiht',
  reading: 'in Arbeit',
  read: 'gelesen',
  dismissed: 'verworfen',
  'Map of the library': 'Karte der Bibliothek',
  '{count} papers, those alike near each other{value}': '{count} Artikel, ähnliche nah beieinander{value}',
  '; {left} more have no room': '; {left} weitere haben keinen Platz',
  'Papers that are alike lie near each other': 'Ähnliche Artikel liegen nah beieinander',
  'Zoom in': 'Näher',
  'Zoom out': 'Weiter weg',
  Whole: 'Ganz',
  'Try again': 'Noch einmal versuchen',
  'Papers appear here once there are some.': 'Artikel erscheinen hier, sobald es welche gibt.',
  'Papers on the map. Arrow keys go to the next one that way, plus and minus zoom, Enter opens it.':
    'Artikel auf der Karte. Pfeiltasten gehen zum nächsten in der Richtung, Plus und Minus zoomen, Enter öffnet.',
  'No paper chosen': 'Kein Artikel gewählt',
  'Drawing the map…': 'Die Karte wird gezeichnet …',
  Colours: 'Farben',
  'Show in the list': 'In der Liste zeigen',
})
