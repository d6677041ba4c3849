import type { MapLabel } from '../../../../preload/contract/map.ts'
import type { PaperId } from '../../../../preload/contract/paper.ts'
import { bestRows } from '../best-rows.ts'
import { tellingStems } from '../feedback.ts'
import type { FinderMemory } from '../finder-memory.ts'
import { makeVectorBuffer } from '../meaning/vector-buffer.ts'
import { NAME_SIGN } from '../words/vocabulary.ts'
import { eachTerm } from '../words/paper-terms.ts'
import type { FinderMap } from '../../finder-port.ts'
import { layOut, type Placed } from './lay-out.ts'

/** The library as a map: papers by nearness, and what the parts of it are about. */

const NEIGHBOURS = 10
const PAPERS_A_SLICE = 100
// Labels stand in a grid of so many a side, where there is enough to name.
const SIDE = 4
const LABEL_WORDS = 2
const FEWEST_SHARE = 0.02

/** Of papers that were read. Yields now and then. */
export function* mapLibrary(memory: FinderMemory, papers: readonly PaperId[]): Generator<void, FinderMap> {
  const { vectors } = memory
  const shown = papers.filter(paper => vectors.rowOf(paper) !== undefined)
  const own = makeVectorBuffer(vectors.dimensions)
  for (const paper of shown) {
    const vector = vectors.vectorOf(paper)
    if (vector) own.put(paper, vector.slice())
  }
  const neighbours: number[][] = []
  for (const [at, paper] of shown.entries()) {
    const vector = own.vectorOf(paper)
    neighbours.push(vector ? bestRows(own.productsWith(vector), NEIGHBOURS, row => row !== at) : [])
    if (at % PAPERS_A_SLICE === 0) yield
  }
  const placed = yield* layOut(neighbours, roughPlaces(memory, shown))
  return { papers: shown, x: [...placed.x], y: [...placed.y], labels: labelsOf(memory, shown, placed) }
}

/** By the two dimensions in which the papers differ most. */
function roughPlaces({ vectors }: FinderMemory, papers: readonly PaperId[]): Placed {
  const rows = papers.map(paper => vectors.vectorOf(paper)?.slice() ?? new Int8Array(vectors.dimensions))
  const spread = Array.from({ length: vectors.dimensions }, (_, d) => {
    const mean = rows.reduce((sum, row) => sum + (row[d] ?? 0), 0) / Math.max(1, rows.length)
    return { d, mean, varies: rows.reduce((sum, row) => sum + ((row[d] ?? 0) - mean) ** 2, 0) }
  }).sort((a, b) => b.varies - a.varies)
  const along = (at: number): Float32Array => {
    const { d = 0, mean = 0, varies = 1 } = spread[at] ?? {}
    const scale = 10 / (Math.sqrt(varies / Math.max(1, rows.length)) || 1)
    return Float32Array.from(rows, row => ((row[d] ?? 0) - mean) * scale * 0.3)
  }
  return { x: along(0), y: along(1) }
}

function labelsOf(memory: FinderMemory, papers: readonly PaperId[], { x, y }: Placed): MapLabel[] {
  const cells = new Map<number, number[]>()
  for (const at of papers.keys()) {
    const cell =
      Math.min(SIDE - 1, Math.floor((x[at] ?? 0) * SIDE)) * SIDE + Math.min(SIDE - 1, Math.floor((y[at] ?? 0) * SIDE))
    cells.set(cell, [...(cells.get(cell) ?? []), at])
  }
  const used = new Set<string>()
  return [...cells.values()]
    .filter(cell => cell.length >= Math.max(4, papers.length * FEWEST_SHARE))
    .sort((a, b) => b.length - a.length)
    .flatMap(cell => {
      const words = wordsOfCell(
        memory,
        cell.flatMap(at => papers[at] ?? []),
      ).filter(word => !used.has(word))
      const shown = words.slice(0, LABEL_WORDS)
      for (const word of shown) used.add(word)
      const middle = (values: Float32Array): number =>
        cell.map(at => values[at] ?? 0).sort((a, b) => a - b)[Math.floor(cell.length / 2)] ?? 0
      return shown.length === 0 ? [] : [{ x: middle(x), y: middle(y), words: shown, papers: cell.length }]
    })
}

/** The words its papers have in common and others do not, as they are written there. */
function wordsOfCell({ index }: FinderMemory, papers: readonly PaperId[]): string[] {
  const stems = tellingStems(
    papers.slice(0, 60).map(paper => ({ paper, weight: 1 })),
    index,
    6,
  )
  return stems.map(({ stem }) => {
    const forms = new Map<string, number>()
    for (const paper of papers.slice(0, 60))
      eachTerm(index.termsOf(paper) ?? new Uint8Array(), word => {
        const form = index.vocabulary.wordAt(word)
        if (index.vocabulary.stemOfWord(word) === stem && !form.startsWith(NAME_SIGN))
          forms.set(form, (forms.get(form) ?? 0) + 1)
      })
    return [...forms].sort((a, b) => b[1] - a[1])[0]?.[0] ?? index.vocabulary.stemAt(stem)
  })
}
