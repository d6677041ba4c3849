import { speaker } from '../language/speaker.ts'

export const say = speaker({
  'Offprint made a mistake: {what}. What you wrote is kept; try again.':
    'Offprint hat einen Fehler gemacht: {what}. Was du geschrieben hast, bleibt; versuche es noch einmal.',
  'Offprint lost its library, so the change was not made. It can be made again as soon as the library is back.':
    'Offprint hat seine Bibliothek verloren, also wurde nichts geändert. Es lässt sich wiederholen, sobald die Bibliothek zurück ist.',
  'Offprint lost its library before the change was confirmed. Look whether it was made when the library is back.':
    'Offprint hat seine Bibliothek verloren, bevor die Änderung bestätigt war. Sieh nach, ob sie gilt, wenn die Bibliothek zurück ist.',
})
