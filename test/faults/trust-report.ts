import { type Stretch, sumOf } from './run-log.ts'

const count = (value: number): string => value.toLocaleString('en')

/** What the rounds of a log showed, for people, in a form that can be run again. Pure. */
export function trustReport(stretches: readonly Stretch[]): string {
  const sum = sumOf(stretches)
  const seeds = stretches.map(({ seed }) => seed).sort((a, b) => a - b)
  const failures = stretches.filter(({ failure }) => failure !== null)
  const days = stretches.map(({ at }) => at.slice(0, 10)).sort()
  return `# What was tried against the library

Written by \`npm run test:faults -- --report docs/trust.md\` from the log of the rounds.

A process works on a library and says of every operation when it is done. It is killed (SIGKILL) at a random moment, one
in five times again while it opens what the last one left. Then the library is opened and compared with one that did the
same and was never killed: every operation it acknowledged must be there once, what was under way whole or not at all;
SQLite's own checks, foreign keys, the word index and the hashes of all files must hold; in the end a library rebuilt from
the plain files must say the same.

| | |
|---|---|
| rounds | ${count(sum.rounds)} |
| of these killed while opening | ${count(sum.killedWhileOpening)} |
| operations acknowledged | ${count(sum.acknowledged)} |
| acknowledged and lost, or there twice | ${failures.length === 0 ? '0' : `see below: ${failures.length} stretches failed`} |
| under way at the kill, whole afterwards | ${count(sum.whole)} |
| under way at the kill, absent afterwards | ${count(sum.absent)} |
| seeds | ${seeds.length === 0 ? 'none' : `${seeds[0]} to ${seeds.at(-1)}, ${seeds.length} stretches`} |
| days | ${days.length === 0 ? 'none' : `${days[0]} to ${days.at(-1)}`} |

Operations: ${Object.entries(sum.operations)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, times]) => `${name} ${count(times)}`)
    .join(', ')}.

To run all of it again: \`npm run test:faults -- --rounds ${sum.rounds} --seed ${seeds[0] ?? 1}\`; it goes on where it was stopped.
${failures.map(({ seed, failure }) => `\nSeed ${seed}: ${failure}\n`).join('')}`
}
