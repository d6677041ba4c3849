import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { benchSets } from './bench-papers.ts'
import { type Figure, percentile, timed } from './figure.ts'
import { importLines, openHosted } from './library-host.ts'
import { plainLoop } from './plain-loop.ts'

// Taken in turns, so that what else the machine does falls on both.
const ROUNDS = 3
// A frame is 16 ms; past 50 ms a hand feels it.
const LONGEST_BLOCK_MS = 50
const IDLE_MS = 3_000

/** From a file on the disk to committed, searchable rows; the host's event loop is watched meanwhile. */
export async function benchImport(folder: string): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const set of benchSets()) {
    const file = join(folder, `${set.name}.jsonl`)
    writeFileSync(file, set.text)
    const idle = watchLoop()
    await new Promise(resolve => setTimeout(resolve, IDLE_MS))
    const idleBlock = idle()
    const [ours, plain, blocks]: [number[], number[], number[]] = [[], [], []]
    for (let round = 0; round < ROUNDS; round += 1) {
      plain.push((await timed(() => plainLoop(file, join(folder, `${set.name}-${round}.sqlite`)))).ms)
      const library = await openHosted(join(folder, `${set.name}-${round}`))
      const watch = watchLoop()
      ours.push((await timed(() => importLines(library, file))).ms)
      blocks.push(watch())
      await library.close()
    }
    figures.push(
      {
        what: `import of ${set.count} ${set.name} papers`,
        value: percentile(ours, 0.5),
        unit: 'ms',
        limit: percentile(plain, 0.5),
        of: 'plain loop, same run',
      },
      {
        what: `longest block of the host, ${set.name}`,
        value: Math.max(...blocks),
        unit: 'ms',
        limit: LONGEST_BLOCK_MS,
        of: 'felt by a hand',
      },
      {
        what: `longest block of an idle loop, ${set.name}`,
        value: idleBlock,
        unit: 'ms',
        limit: null,
        of: 'what the machine itself does',
      },
    )
  }
  return figures
}

/** The longest time the event loop of this thread did not turn. */
function watchLoop(): () => number {
  let longest = 0
  let last = performance.now()
  const timer = setInterval(() => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
  }, 1)
  return () => {
    clearInterval(timer)
    return Math.max(longest, performance.now() - last)
  }
}
