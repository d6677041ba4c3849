import { isNameLike } from './person-names.ts'

/** What a PDF's own description says of its title and authors, believed as far as the first page bears it out. Pure. */

const NO_TITLE =
  /^(?:untitled|title|document|microsoft (?:word|powerpoint)\b.*|powerpoint presentation|layout \d+|slide \d+|paper|manuscript|main|article|print|full text|(?:latex|tex|word) (?:document|template).*|.*\.(?:dvi|pdf|docx?|tex|ps|eps|indd|qxd|rtf|odt|pptx?|fm|wpd)|(?:arxiv|doi):.*|https?:.*|[\w.-]*\d[\w.-]*|[^\p{L}]*)$/iu

/** Letters and digits alone, to compare what is set differently. */
function lettersOf(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

/** The better of the two: `described` by the file, `printed` on its first page, whose whole text is `front`. */
export function believedTitle(described: string | null, printed: string | null, front: string): string | null {
  const title = described?.replace(/\s+/g, ' ').trim() ?? ''
  if (NO_TITLE.test(title) || !/ |\p{Script=Han}{4}/u.test(title) || title.length > 400) return printed
  if (printed === null) return title
  const [said, seen] = [lettersOf(title), lettersOf(printed)]
  // What the page has in full, the description may have cut off.
  if (seen.startsWith(said) && seen.length > said.length) return printed
  return lettersOf(front).includes(said) && (said.includes(seen) || title.split(' ').length >= 4) ? title : printed
}

export function believedAuthors(
  described: string | null,
  printed: readonly string[],
  front: string,
): readonly string[] {
  const names = (described ?? '')
    .replace(/\s+/g, ' ')
    .split(/\s*[;,|]\s*|\s+(?:and|&)\s+/i)
    .map(name => name.trim())
    .filter(name => name !== '')
  if (names.length === 0 || !names.every(isNameLike) || names.length < printed.length) return printed
  const letters = lettersOf(front)
  // A file made with a word processor names the owner of the computer.
  return letters === '' || names.every(name => letters.includes(lettersOf(name.split(' ').at(-1) ?? name)))
    ? names
    : printed
}
