import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Bench, Part } from './bench.ts'
import { benchSets } from './bench-papers.ts'
import { beside, type Figure, judged } from './figure.ts'
import { importLines, openHosted } from './library-host.ts'
import type { LoopDelay } from './loop-delay.ts'
import { watchBoth } from './watch-both.ts'

// A frame is 16 ms; past 50 ms a hand feels it.
const LONGEST_BLOCK_MS = 50
const ROUNDS = 3

/** The host's event loop while 20,000 papers are imported, beside one with nothing to do at the same moments. */
export const hostLoop: Part = {
  about: "how long the host's event loop stands still while papers are imported, beside an idle loop",
  async measure({ folder }: Bench) {
    const [set] = benchSets()
    if (!set) throw new Error('there are no papers to measure with')
    const file = join(folder, 'papers.jsonl')
    writeFileSync(file, set.text)
    const [host, idle]: [LoopDelay[], LoopDelay[]] = [[], []]
    for (let round = 0; round < ROUNDS; round += 1) {
      const library = await openHosted(join(folder, `${round}`))
      const stop = await watchBoth()
      await importLines(library, file)
      const both = await stop()
      host.push(both.host)
      idle.push(both.idle)
      await library.close()
    }
    return figuresOf(host, idle)
  },
}

function figuresOf(host: readonly LoopDelay[], idle: readonly LoopDelay[]): Figure[] {
  const longest = (delays: readonly LoopDelay[]): number => Math.max(...delays.map(delay => delay.longest))
  const p99 = (delays: readonly LoopDelay[]): number => Math.max(...delays.map(delay => delay.p99))
  const over = Math.max(0, ...host.map((delay, round) => delay.longest - (idle[round]?.longest ?? 0)))
  return [
    judged(
      'longest standstill of the host, over idle',
      over,
      LONGEST_BLOCK_MS,
      'felt by a hand; the worst of all rounds',
    ),
    beside('longest standstill of the host', longest(host), 'the machine’s own included'),
    beside('longest standstill of an idle loop', longest(idle), 'at the same moments'),
    beside('99 % of the turns of the host are quicker than', p99(host)),
    beside('99 % of the turns of an idle loop', p99(idle)),
  ]
}
