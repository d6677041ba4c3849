/** Pieces of a word, of three to five letters with its ends marked, each as one of `buckets` numbers: words that look alike share most of them. */
export function piecesOf(word: string, buckets: number): number[] {
  const marked = `<${word}>`
  const found = new Set<number>()
  for (let length = 3; length <= 5; length += 1)
    for (let at = 0; at + length <= marked.length; at += 1) found.add(hashOf(marked, at, at + length) % buckets)
  return [...found]
}

/** FNV-1a. */
function hashOf(text: string, from: number, to: number): number {
  let hash = 0x811c9dc5
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}
