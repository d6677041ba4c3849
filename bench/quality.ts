import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { HostedLibrary } from '../src/main/host/hosted-library.ts'
import type { FoundPapers, SearchMode } from '../src/preload/contract/search.ts'
import type { Part } from './bench.ts'
import type { Figure } from './figure.ts'
import { type ItemPaper, knownItems } from './known-items.ts'
import { ask, importFile, importLines, openHosted } from './library-host.ts'
import { simulatedReaders } from './reader.ts'
import { mean, ndcgAt10, reciprocalRank } from './ranking-figures.ts'

// How well papers are found, by words alone, meaning alone and both: judged questions, known papers, one question by idea, readers of one interest.

const SAMPLES = process.env['OFFPRINT_SAMPLES'] ?? join(import.meta.dirname, '../../shared/samples')
const MODES: readonly SearchMode[] = ['words', 'meaning', 'hybrid']
const LEAST_NDCG = 0.41
const LEAST_MRR = 0.95
const KNOWN_ITEMS = Number(process.env['OFFPRINT_KNOWN_ITEMS'] ?? 200)

export const quality: Part = {
  about: 'how well papers are found, by words, by meaning and by both',
  measure: ({ folder }) => measure(folder),
}

async function measure(folder: string): Promise<Figure[]> {
  if (!existsSync(join(SAMPLES, 'search/cranfield'))) {
    console.log('There are no samples here (OFFPRINT_SAMPLES): nothing to judge by.')
    return []
  }
  return [
    ...(await judged(folder)),
    ...(await known(folder)),
    ...(await byIdea(folder)),
    ...(await simulatedReaders(SAMPLES, folder)),
  ]
}

async function search(library: HostedLibrary, query: string, mode: SearchMode, limit: number): Promise<FoundPapers> {
  return ask(library, 'search.papers', { query, mode, limit, patient: true })
}

async function judged(folder: string): Promise<Figure[]> {
  const source = join(SAMPLES, 'search/cranfield')
  const lines = (name: string): Record<string, string>[] =>
    readFileSync(join(source, name), 'utf8')
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
  const file = join(folder, 'cranfield.jsonl')
  writeFileSync(
    file,
    lines('docs.jsonl')
      .map(({ id, ...paper }) => JSON.stringify({ ...paper, key: id }))
      .join('\n'),
  )
  const grades = new Map<string, Map<string, number>>()
  for (const line of readFileSync(join(source, 'qrels.tsv'), 'utf8').trim().split('\n').slice(1)) {
    const [query = '', doc = '', grade = '0'] = line.split('\t')
    grades.set(query, (grades.get(query) ?? new Map<string, number>()).set(doc, Number(grade)))
  }
  const library = await openHosted(join(folder, 'cranfield'))
  // Not there before the first bench of a checkout.
  mkdirSync(join(import.meta.dirname, 'results'), { recursive: true })
  await importLines(library, file)
  const figures: Figure[] = []
  for (const mode of MODES) {
    const gains: number[] = []
    const run: string[] = []
    for (const { id = '', text = '' } of lines('queries.jsonl')) {
      const { hits } = await search(library, text, mode, 100)
      for (const { key, score } of hits) run.push(`${id}\t${key}\t${score}`)
      const judgements = grades.get(id)
      if (judgements && [...judgements.values()].some(grade => grade > 0))
        gains.push(
          ndcgAt10(
            hits.map(({ key }) => key ?? ''),
            judgements,
          ),
        )
    }
    writeFileSync(join(import.meta.dirname, `results/cranfield-${mode}.tsv`), `${run.join('\n')}\n`)
    figures.push({
      what: `Cranfield, ${mode}: nDCG@10 of ${gains.length} questions`,
      value: mean(gains),
      unit: '',
      limit: mode === 'hybrid' ? LEAST_NDCG : null,
      isFloor: true,
      of: 'plain FTS5 0.3535, TF-IDF and SVD 0.3939',
    })
  }
  await library.close()
  return figures
}

async function known(folder: string): Promise<Figure[]> {
  const text = gunzipSync(readFileSync(join(SAMPLES, 'papers-20k.jsonl.gz'))).toString()
  const papers = text
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as ItemPaper)
  const file = join(folder, 'papers.jsonl')
  writeFileSync(file, text)
  const library = await openHosted(join(folder, 'papers'))
  await importLines(library, file)
  const figures: Figure[] = []
  const all: number[] = []
  const words: number[] = []
  for (const [kind, questions] of Object.entries(knownItems(papers, KNOWN_ITEMS))) {
    const ranks: number[] = []
    for (const { text: query, isMeant } of questions) {
      const rankIn = async (mode: SearchMode): Promise<number> =>
        reciprocalRank(
          (await search(library, query.slice(0, 2_000), mode, 10)).hits.map(({ title }) => title),
          isMeant,
        )
      ranks.push(await rankIn('hybrid'))
      words.push(await rankIn('words'))
    }
    all.push(...ranks)
    figures.push({
      what: `known paper by ${kind}: MRR@10 of ${ranks.length}`,
      value: mean(ranks),
      unit: '',
      limit: LEAST_MRR,
      isFloor: true,
      of: 'it stands first',
    })
  }
  await library.close()
  return [
    ...figures,
    { what: `known paper, all kinds, words alone: MRR@10`, value: mean(words), unit: '', limit: null, of: '' },
    {
      what: `known paper, all kinds, hybrid: MRR@10`,
      value: mean(all),
      unit: '',
      limit: LEAST_MRR,
      isFloor: true,
      of: 'it stands first',
    },
  ]
}

const IDEA = 'what individual neurons encode, in brains and networks'
// The papers of that page that are about neurons in brains.
const ABOUT_BRAINS = /neuroformer|neural activity|neurons operate|synap|connectom|c\. elegans|affinit/i
const NOT_MEANT = /AgentCoMa/

async function byIdea(folder: string): Promise<Figure[]> {
  const library = await openHosted(join(folder, 'daily'))
  await importFile(library, join(SAMPLES, 'daily-papers.txt'), 'daily-papers')
  const figures: Figure[] = []
  for (const mode of MODES) {
    const titles = (await search(library, IDEA, mode, 56)).hits.map(({ title }) => title)
    const brains = titles.flatMap((title, place) => (ABOUT_BRAINS.test(title) ? [place + 1] : []))
    const other = titles.findIndex(title => NOT_MEANT.test(title)) + 1
    figures.push({
      what: `by idea, ${mode}: place of the last paper about brains, of ${brains.length}`,
      value: Math.max(...brains),
      unit: '',
      limit: mode === 'hybrid' ? (other === 0 ? titles.length : other - 1) : null,
      of: 'before the paper that only names a neuron',
    })
  }
  await library.close()
  return figures
}
