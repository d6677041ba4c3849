import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { makeEmbedder } from '../../../src/main/core/discovery/meaning/embedder.ts'
import { decodeWordTable } from '../../../src/main/core/discovery/meaning/word-table.ts'
import { stemOf } from '../../../src/main/core/papers/words/english-stem.ts'

const project = join(import.meta.dirname, '../../..')
const SUBJECTS = [
  ['glacier', 'ice', 'moraine', 'meltwater', 'crevasse', 'snow'],
  ['enzyme', 'protein', 'folding', 'substrate', 'catalysis', 'binding'],
  ['market', 'price', 'auction', 'bidder', 'equilibrium', 'trade'],
] as const

/** Papers of three subjects, each of four words of its own. */
function corpus(): string {
  return Array.from({ length: 240 }, (_, at) => {
    const words = SUBJECTS[at % 3] ?? SUBJECTS[0]
    const pick = (shift: number): string => words[(Math.floor(at / 3) + shift) % words.length] ?? ''
    return JSON.stringify({
      id: `t${at}`,
      title: `${pick(0)} and ${pick(1)}`,
      abstract: `We study ${pick(1)}, ${pick(2)} and ${pick(3)}.`,
      authors: [`Author ${at % 40}`, `Other ${at % 40}`],
    })
  }).join('\n')
}

test('the trainer makes the same table of the same papers, byte for byte', () => {
  const folder = mkdtempSync(join(tmpdir(), 'offprint-train-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'corpus.jsonl')
  writeFileSync(file, corpus())
  const train = (name: string): Buffer => {
    const out = join(folder, name)
    execFileSync(process.execPath, [join(project, 'scripts/train-meaning.ts'), file, out], {
      env: { ...process.env, NODE_NO_WARNINGS: '1' },
      stdio: 'pipe',
    })
    return readFileSync(out)
  }
  const bytes = train('one.bin')
  expect(train('two.bin').equals(bytes)).toBe(true)
  const table = decodeWordTable(bytes)
  expect(table.dimensions).toBe(256)
  expect(table.stems.toSorted()).toEqual(['study', ...SUBJECTS.flat()].map(stemOf).toSorted())
  expect(makeEmbedder(table, null).knows('glaciers')).toBe(true)
})

test('the table that ships lays papers of one subject together', () => {
  const embedder = makeEmbedder(decodeWordTable(readFileSync(join(project, 'resources/meaning/words.bin'))), null)
  const near = (a: string, b: string): number => {
    const [x, y] = [embedder.embed(a), embedder.embed(b)]
    return x.reduce((sum, value, d) => sum + value * (y[d] ?? 0), 0)
  }
  const triples = [
    ['spiking neurons in the brain', 'cortical circuits and synapses', 'compilers for parallel hardware'],
    [
      'translating sentences between languages',
      'multilingual machine translation',
      'grasping objects with a robot hand',
    ],
    [
      'privacy of patients in hospitals',
      'federated learning on medical records',
      'rendering of three-dimensional scenes',
    ],
    ['attacks that fool image classifiers', 'adversarial robustness', 'summaries of long documents'],
  ] as const
  for (const [text, like, unlike] of triples) expect(near(text, like)).toBeGreaterThan(near(text, unlike))
})
