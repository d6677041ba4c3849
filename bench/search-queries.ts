import { seeded } from './bench-papers.ts'

/** What is typed: words of one to three from titles of the library, and what is commonest in it. */

/** `lines` are papers in JSON. */
export function typedQueries(lines: readonly string[], count: number): string[][] {
  return [...titleQueries(lines, count), ...commonQueries(lines)]
}

function titleQueries(lines: readonly string[], count: number): string[][] {
  const random = seeded(7)
  return Array.from({ length: count }, (_, index) => {
    const { title } = JSON.parse(lines[Math.floor(random() * lines.length)] ?? '{"title":""}') as { title: string }
    const words = title.match(/\p{L}{3,}/gu) ?? ['paper']
    return Array.from({ length: 1 + (index % 3) }, () => words[Math.floor(random() * words.length)] ?? 'paper')
  })
}

/** The commonest words, by themselves and together, and letters alone: what makes a ranking look at every paper. */
function commonQueries(lines: readonly string[]): string[][] {
  const counts = new Map<string, number>()
  for (const line of lines.slice(0, 2_000)) {
    const { abstract } = JSON.parse(line) as { abstract: string | null }
    for (const word of new Set((abstract ?? '').toLowerCase().match(/\p{L}{2,}/gu)))
      counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  const common = [...counts].sort((a, b) => b[1] - a[1]).map(([word]) => word)
  const [first = 'the', second = 'of', third = 'and'] = common
  return [[first], [first, second], [first, second, third], [first, common[40] ?? 'learning'], ['a'], ['s'], ['m']]
}

/** In the language of FTS5: all of them. A letter alone is the beginning of words, as it is while one types. */
export function plainExpression(words: readonly string[]): string {
  return words.map(word => (word.length === 1 ? `"${word}"*` : `"${word}"`)).join(' AND ')
}
