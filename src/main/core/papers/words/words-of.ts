/** Text as a search sees it: words in lower case without accents. Pure. */

// Chinese, Japanese and Korean write no spaces: each sign is a word of its own.
const WORD = /(?=\p{L})[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}\p{M}]+/gu
const PLAIN_WORD = /[a-z0-9]+/g
const BEYOND_ASCII = /[^\u0000-\u007f]/
// What a name may hold between its letters: O'Neil, d'Alembert.
const APOSTROPHE = /(?<=\p{L})['’ʼ](?=\p{L})/gu
const LONGEST_WORD = 40

export function wordsOf(text: string): string[] {
  if (!BEYOND_ASCII.test(text))
    return shortened(
      text
        .toLowerCase()
        .replace(/(?<=[a-z])'(?=[a-z])/g, '')
        .match(PLAIN_WORD),
    )
  return shortened(foldText(text.replace(APOSTROPHE, '')).match(WORD))
}

/** Lower case, without accents. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
}

function shortened(words: readonly string[] | null): string[] {
  return words === null ? [] : words.map(word => (word.length > LONGEST_WORD ? word.slice(0, LONGEST_WORD) : word))
}
