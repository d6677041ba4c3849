import { speaker } from '../language/speaker.ts'

export const say = speaker({
  Help: 'Hilfe',
  'How one works with Offprint': 'Wie man mit Offprint arbeitet',
  'All keys': 'Alle Tasten',
  'Search the help': 'Die Hilfe durchsuchen',
  'Nothing in the help has these words.': 'Nichts in der Hilfe hat diese Wörter.',
  'This library:': 'Diese Bibliothek:',
  'A day with Offprint': 'Ein Tag mit Offprint',
  'New papers stand in the inbox. For each you decide once, and the next one comes under the keys.':
    'Neue Artikel stehen im Eingang. Über jeden entscheidest du einmal, und der nächste kommt unter die Tasten.',
  'What is queued waits in “Up next”, in an order that is yours. The plan picks from it what fits into your time.':
    'Eingereihtes wartet in „Als Nächstes“, in deiner Reihenfolge. Der Plan wählt daraus, was in deine Zeit passt.',
  'A paper that you open is in hand until you say that you have finished it; then one line is asked for: what did you take away?':
    'Ein geöffneter Artikel ist in Arbeit, bis du sagst, dass du fertig bist; dann wird nach einer Zeile gefragt: Was hast du mitgenommen?',
  'By hand it is as quick: buttons come up on the row under the mouse and stay for the next one; a finger strokes a row to the right to queue it, or once it is queued to finish it, and to the left to dismiss it.':
    'Mit der Hand geht es ebenso schnell: Unter der Maus erscheinen Knöpfe und bleiben für die nächste Zeile; ein Finger streicht eine Zeile nach rechts, um sie einzureihen oder, wenn sie eingereiht ist, abzuschließen, und nach links, um sie zu verwerfen.',
  'Nothing marks itself read, and whatever you do can be taken back, step by step, also after a restart.':
    'Nichts markiert sich selbst als gelesen, und alles lässt sich Schritt für Schritt zurücknehmen, auch nach einem Neustart.',
  'to the next paper, to the one before; with Shift several are chosen':
    'zum nächsten Artikel, zum vorigen; mit Umschalt werden mehrere gewählt',
  'a look at the abstract': 'ein Blick in die Zusammenfassung',
  'queue, dismiss, star': 'einreihen, verwerfen, Stern',
  'into one of your queues': 'in eine deiner Listen',
  'put off until a day, read by a day': 'bis zu einem Tag zurückstellen, bis zu einem Tag lesen',
  'all up to here, all that are older: with a list of what is meant before it happens':
    'alles bis hierher, alles Ältere: mit einer Liste dessen, was gemeint ist, bevor es geschieht',
  'open the PDF where you left it': 'das PDF öffnen, wo du aufgehört hast',
  finished: 'fertig gelesen',
  'undo, redo': 'zurücknehmen, wiederholen',
  'All by keys': 'Alles mit Tasten',
  'Every action has a name in the palette, and most have a key; the strip at the foot shows those that matter where you are.':
    'Jede Handlung hat einen Namen in der Befehlsliste, und die meisten haben eine Taste; die Leiste unten zeigt die, auf die es gerade ankommt.',
  'Where single letters are in the way, of a voice control for instance, switch them off in the settings.':
    'Wo einzelne Buchstaben im Weg sind, einer Sprachsteuerung zum Beispiel, schalte sie in den Einstellungen aus.',
  'the palette: type what you want to do': 'die Befehlsliste: schreibe, was du tun möchtest',
  'all keys of where you are': 'alle Tasten, die hier gelten',
  'and a letter goes to a list or a page: I inbox, U up next, P plan, J journal, N statistics':
    'und ein Buchstabe gehen zu einer Liste oder Seite: I Eingang, U als Nächstes, P Plan, J Tagebuch, N Statistik',
  search: 'suchen',
  'this page': 'diese Seite',
  Searching: 'Suchen',
  'Type the idea, not the title: words and meaning are searched together, in titles, abstracts, PDFs and all you wrote, without a network.':
    'Schreibe den Gedanken, nicht den Titel: Wörter und Sinn werden zusammen gesucht, in Titeln, Zusammenfassungen, PDFs und allem, was du geschrieben hast, ohne Netz.',
  'A search can be kept as a queue (Shift S); it then holds whatever it finds, now and later.':
    'Eine Suche lässt sich als Liste behalten (Umschalt S); sie hat dann, was sie findet, jetzt und später.',
  'words in this order': 'Wörter in dieser Reihenfolge',
  'without this word': 'ohne dieses Wort',
  'one of the two': 'eines von beiden',
  'by an author; title:, abstract:, text:, note: and org: look into these alone':
    'von einem Autor; title:, abstract:, text:, note: und org: sehen nur dort nach',
  'inbox, queued, reading, read or dismissed': 'inbox, queued, reading, read oder dismissed',
  'by a tag of yours, by where it came from': 'nach einem deiner Schlagwörter, nach der Herkunft',
  'a year, or some; also year:..2015': 'ein Jahr oder mehrere; auch year:..2015',
  'by the day it came out': 'nach dem Tag, an dem er erschien',
  'with a PDF, text, note, annotation, code, abstract or tag':
    'mit PDF, Text, Notiz, Anmerkung, Code, Zusammenfassung oder Schlagwort',
  'Reading and marking': 'Lesen und Markieren',
  'Choose text and press H, or a number for a colour. What you mark stands beside the page, and in the page “Annotations” from all papers.':
    'Wähle Text und drücke H, oder eine Zahl für eine Farbe. Was du markierst, steht neben der Seite, und unter „Anmerkungen“ aus allen Artikeln.',
  'The PDF itself is never changed: a copy with your annotations is written when you ask for one.':
    'Das PDF selbst wird nie geändert: Eine Kopie mit deinen Anmerkungen wird geschrieben, wenn du eine willst.',
  'A new version of a paper gets the annotations of the old one; those that find no place wait in a tray.':
    'Eine neue Version eines Artikels bekommt die Anmerkungen der alten; die keinen Ort finden, warten in einer Ablage.',
  'Where papers come from': 'Woher Artikel kommen',
  'Subscribe to feeds, drop or paste files, pages and addresses anywhere in the window, or name a paper by its DOI or arXiv number.':
    'Abonniere Feeds, lege Dateien, Seiten und Adressen irgendwo im Fenster ab oder füge sie ein, oder nenne einen Artikel mit DOI oder arXiv-Nummer.',
  'The same paper from two sources is one paper here, with what each says of it.':
    'Derselbe Artikel aus zwei Quellen ist hier einer, mit dem, was jede von ihm sagt.',
  'Rules mute what you never read and raise what you always do. Before one is saved, it shows what it would have done.':
    'Regeln schalten stumm, was du nie liest, und heben hervor, was du immer liest. Bevor eine gespeichert wird, zeigt sie, was sie getan hätte.',
  'Where your data lives': 'Wo deine Daten liegen',
  'All of it lies in one folder of this machine: a SQLite database, the PDFs, a plain file for each paper, and backups that were opened and checked. Copy it while Offprint is closed and you have it all.':
    'Alles liegt in einem Ordner dieses Geräts: eine SQLite-Datenbank, die PDFs, zu jedem Artikel eine einfache Datei, und Sicherungen, die geöffnet und geprüft wurden. Kopiere ihn, während Offprint geschlossen ist, und du hast alles.',
  'Nothing is sent anywhere. A network is used for your feeds, for PDFs you ask for, and for what you switch on yourself.':
    'Nichts wird irgendwohin gesendet. Ein Netz braucht es für deine Feeds, für PDFs, die du willst, und für das, was du selbst einschaltest.',
  'Everything leaves as BibTeX, RIS, CSL-JSON, Markdown or PDF; the command line, “offprint help”, does the same as the window.':
    'Alles lässt sich als BibTeX, RIS, CSL-JSON, Markdown oder PDF mitnehmen; die Befehlszeile, „offprint help“, kann dasselbe wie das Fenster.',
})
