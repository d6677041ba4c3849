import { writeFileSync } from 'node:fs'
import { type BenchSet, benchSets } from './bench-papers.ts'
import { importLines, openHosted } from './library-host.ts'

export interface FilledLibrary {
  /** Of the library, which is closed. */
  readonly folder: string
  readonly set: BenchSet
}

/** A library of 20,000 papers: real ones where the samples are. */
export async function fillLibrary(folder: string): Promise<FilledLibrary> {
  const [set] = benchSets()
  if (!set) throw new Error('there are no papers to measure with')
  const file = `${folder}.jsonl`
  writeFileSync(file, set.text)
  const library = await openHosted(folder)
  await importLines(library, file)
  // Its first minute's work is done: what is measured is a library of every day.
  await new Promise(resolve => setTimeout(resolve, 3_000))
  await library.close()
  return { folder, set }
}
