/** JSON lines of invented papers, as `import --format jsonl` takes them. */
export function paperLines(count: number, change: (index: number) => Record<string, unknown> = () => ({})): string {
  return Array.from({ length: count }, (_, index) => JSON.stringify({ ...paperJson(index), ...change(index) }))
    .join('\n')
    .concat('\n')
}

export function paperJson(index: number): Record<string, unknown> {
  return {
    key: `test:${index}`,
    title: `On the ${ADJECTIVES[index % ADJECTIVES.length]} ${NOUNS[Math.floor(index / ADJECTIVES.length) % NOUNS.length]} number ${index}`,
    abstract: `We study ${NOUNS[index % NOUNS.length]} and find it ${ADJECTIVES[(index * 7) % ADJECTIVES.length]} in ${index} of our trials.`,
    authors: [`Ada Writer${index}`, 'Bo Second'],
    publishedAt: `2025-${String((index % 12) + 1).padStart(2, '0')}-15`,
    url: `https://example.org/papers/${index}`,
  }
}

const ADJECTIVES = ['sparse', 'convex', 'quiet', 'nonlinear', 'robust', 'spectral', 'lazy']
const NOUNS = ['attention', 'cortex', 'lattice', 'gradient', 'folding', 'plasma', 'glacier', 'enzyme', 'market']
