/** Months in the languages of feeds. The first letters that tell a month from every other word of a date. */

const STEMS: readonly (readonly [number, string])[] = [
  [1, 'jan ene janv genn sty led янв січ ιαν oca ocak januar jān'],
  [2, 'feb fev fév febbr lut úno фев лют φεβ şub helmi'],
  [3, 'mar mär mär maa márc mrz mars mrt bře бер μαρ μάρ maalis'],
  [4, 'apr abr avr kwi dub апр кві απρ nis ápr huhti'],
  [5, 'may mai mag maj mei kvě май мая тра μαι μάι μαϊ maí touko'],
  [6, 'jun juin giu cze čer июн чер ιουν ιούν ιον haz jún kesä'],
  [7, 'jul juil lug lip июл лип ιουλ ιούλ ιολ tem júl heinä'],
  [8, 'aug ago aoû aou sie srp авг сер αυγ αύγ ağu aŭg elo'],
  [9, 'sep set wrz zář сен вер σεπ eyl szept syys'],
  [10, 'oct okt ott out paź říj окт жов οκτ eki loka'],
  [11, 'nov lis ноя лис νοε νοέ kas marras'],
  [12, 'dec dez dic déc dek gru pro дек гру δεκ ara joulu'],
]

const BY_STEM: ReadonlyMap<string, number> = new Map(
  STEMS.flatMap(([number, stems]) => stems.split(' ').map(stem => [stem.normalize('NFC'), number] as const)),
)
const LONGEST = Math.max(...[...BY_STEM.keys()].map(stem => stem.length))

/** The month a text names, and where. The last one: "mar. 5 nov. 2024" begins with a Tuesday. */
export function monthInWords(text: string): { number: number; start: number; end: number } | null {
  let found: { number: number; start: number; end: number } | null = null
  for (const match of text.matchAll(/[\p{L}\p{M}]{3,}/gu)) {
    const word = match[0].normalize('NFC').toLowerCase()
    for (let length = Math.min(LONGEST, word.length); length >= 3; length--) {
      const number = BY_STEM.get(word.slice(0, length))
      if (number === undefined) continue
      found = { number, start: match.index, end: match.index + match[0].length }
      break
    }
  }
  return found
}
