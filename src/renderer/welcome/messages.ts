import { speaker } from '../language/speaker.ts'

export const say = speaker({
  Library: 'Bibliothek',
  'An offprint is your own copy of a paper.':
    'Ein Offprint, ein Sonderdruck, ist dein eigenes Exemplar eines Artikels.',
  'The day’s papers arrive, you decide in seconds what deserves reading, and the PDFs and all you write on them stay on your own disk. How would you like to begin?':
    'Die Artikel des Tages kommen, du entscheidest in Sekunden, was Lesen verdient, und die PDFs und alles, was du darauf schreibst, bleiben auf deiner Platte. Wie möchtest du beginnen?',
  'Subscribe to Daily Papers': 'Daily Papers abonnieren',
  'The papers the research community picks each day, with their abstracts. Needs a network now and then.':
    'Die Artikel, die die Forschungsgemeinschaft jeden Tag auswählt, mit ihren Zusammenfassungen. Braucht ab und zu ein Netz.',
  Subscribe: 'Abonnieren',
  'Import a file': 'Eine Datei importieren',
  'A saved Daily Papers page, a list of papers, or your PDFs. Drop or paste them anywhere in this window.':
    'Eine gespeicherte Seite von Daily Papers, eine Liste von Artikeln, oder deine PDFs. Lege sie irgendwo in diesem Fenster ab, oder füge sie ein.',
  'Choose or paste': 'Wählen oder einfügen',
  'Look around': 'Sich umsehen',
  'A small sample library with a paper to read and annotate. “Remove the sample library” among the commands (Ctrl K) takes it away.':
    'Eine kleine Beispielbibliothek mit einem Artikel zum Lesen und Anmerken. „Die Beispielbibliothek entfernen“ unter den Befehlen (Strg K) nimmt sie weg.',
  'Open the sample': 'Das Beispiel öffnen',
})
