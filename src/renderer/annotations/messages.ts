import { speaker } from '../language/speaker.ts'

export const say = speaker({
  Annotations: 'Anmerkungen',
  'that fit': 'die passen',
  'in all papers': 'in allen Artikeln',
  'Words in annotations': 'Wörter in Anmerkungen',
  'Words in the text, the comment or the title': 'Wörter im Text, im Kommentar oder im Titel',
  Colours: 'Farben',
  Kinds: 'Arten',
  Origin: 'Herkunft',
  'Made here': 'Hier gemacht',
  'From PDFs': 'Aus PDFs',
  'The annotations could not be read: {message}': 'Die Anmerkungen konnten nicht gelesen werden: {message}',
  'None of your annotations fits.': 'Keine deiner Anmerkungen passt.',
  'What you mark in papers stands here, from all of them. Open a PDF, select text and press H.':
    'Was du in Artikeln markierst, steht hier, aus allen zusammen. Öffne ein PDF, wähle Text und drücke H.',
  'Show more of {value}': 'Weitere zeigen: {value}',
  'page {value}': 'Seite {value}',
  'from the PDF, by {author}': 'aus dem PDF, von {author}',
  'from the PDF': 'aus dem PDF',
})
