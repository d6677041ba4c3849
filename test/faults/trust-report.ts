import { lastWords, type MigrationRun, type Stretch, sumOf } from './run-log.ts'

const count = (value: number): string => value.toLocaleString('en')

/** What the rounds of a log showed, for people, in a form that can be run again. Pure. */
export function trustReport(log: readonly Stretch[], migrations: readonly MigrationRun[] = []): string {
  const stretches = lastWords(log)
  const mended = log.filter(({ failure }) => failure !== null).filter(stretch => !stretches.includes(stretch))
  const sum = sumOf(stretches)
  const seeds = stretches.map(({ seed }) => seed).sort((a, b) => a - b)
  const failures = stretches.filter(({ failure }) => failure !== null)
  const days = stretches.map(({ at }) => at.slice(0, 10)).sort()
  return `# What was tried against the library

Written by \`npm run test:faults -- --report docs/trust.md\` from the log of the rounds.

A process works on a library and says of every operation when it is done. It is killed (SIGKILL): at a random moment; at
a point of its own code, before or after a write, a sync, a rename, a removal, a commit, the closing of a database; or, where
the system has strace, at the entry of a system call, which is where SQLite writes. One in five is killed again while it
opens what the last one left. By its seed a library begins as a new one, or as one of each earlier format, which the
opening brings up to date.

Then the library is opened as the next start would, and compared with one that did the same and was never killed. Every
time: it opens within five seconds of the processor's; every operation that was acknowledged is there once, what was under
way whole or not at all; SQLite's own checks, foreign keys, the word index and the hashes of all files hold; a second start
changes nothing; the newest backup, restored elsewhere, holds what it was made of; a library rebuilt from the plain files
says the same.

The rounds were run while the program was being worked on: a stretch speaks of the program as it was on its day. What failed
is named below, with its seed.

| | |
|---|---|
| rounds | ${count(sum.rounds)} |
| of these killed while opening | ${count(sum.killedWhileOpening)} |
| operations acknowledged | ${count(sum.acknowledged)} |
| acknowledged and lost, or there twice | ${failures.length === 0 ? '0' : `see below: ${failures.length} stretches failed`} |
| newest backups restored | ${count(sum.restored)} |
| slowest opening, on a busy machine | ${count(sum.slowestOpeningMs)} ms |
| under way at the kill, whole afterwards | ${count(sum.whole)} |
| under way at the kill, absent afterwards | ${count(sum.absent)} |
| seeds | ${seeds.length === 0 ? 'none' : `${seeds[0]} to ${seeds.at(-1)}, ${seeds.length} stretches`} |
| days | ${days.length === 0 ? 'none' : `${days[0]} to ${days.at(-1)}`} |

Operations: ${listed(sum.operations)}.

Deaths: ${listed(sum.deaths)}.

Seeds, with their rounds and what was acknowledged in them: ${stretches
    .toSorted((a, b) => a.seed - b.seed)
    .map(({ seed, rounds, acknowledged }) => `${seed} (${rounds}, ${acknowledged})`)
    .join(', ')}.

To run all of it again: ${commandsFor(stretches)}; each goes on where it was stopped.
${migrated(migrations)}${failed('What failed', failures)}${failed('What failed first, in the program or in what tries it, and passed when it was run again', mended)}`
}

function failed(title: string, stretches: readonly Stretch[]): string {
  if (stretches.length === 0) return ''
  const lines = stretches
    .toSorted((a, b) => a.seed - b.seed)
    .map(({ seed, failure }) => `- seed ${seed}: ${inShort(failure)}`)
  return `\n## ${title}\n\n${lines.join('\n')}\n`
}

function migrated(runs: readonly MigrationRun[]): string {
  if (runs.length === 0) return ''
  const list = runs
    .toSorted((a, b) => a.migration - b.migration)
    .map(({ migration, kills, failure }) => `${migration} (${kills}${failure === null ? '' : `: ${inShort(failure)}`})`)
    .join(', ')
  return `
## Migrations

The process that brings a library of an earlier format up to date is killed, each time at another place. The next start
makes of it what one that was never killed does; the backup of how it was is there, and whole; a further start changes
nothing. From format, with the kills: ${list}. To run it again: \`npm run test:faults -- --migrations ${runs[0]?.kills ?? 200}\`.
`
}

function listed(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, times]) => `${name} ${count(times)}`)
    .join(', ')
}

/** Its first line, and what kind of error it was; where the libraries lay is of no use to others. */
function inShort(failure: string | null): string {
  const words = (failure ?? '')
    .replace(/^seed \d+, /, '')
    .replace(/; the libraries are in [^:]*/, '')
    .replace(/\S*\/offprint-faults-\w+\/(\w+)/g, 'the $1 library')
  const error = /^\w*Error: .*$/m.exec(words)?.[0]
  const first = (words.split('\n')[0] ?? '').replace(/: file:.*$/, '').slice(0, 300)
  return error === undefined ? first : `${first}: ${error}`
}

/** Seeds that follow each other are one command. */
function commandsFor(stretches: readonly Stretch[]): string {
  const runs: { first: number; last: number; rounds: number }[] = []
  for (const { seed, rounds } of stretches.toSorted((a, b) => a.seed - b.seed)) {
    const run = runs.at(-1)
    if (run?.last === seed - 1) Object.assign(run, { last: seed, rounds: run.rounds + rounds })
    else runs.push({ first: seed, last: seed, rounds })
  }
  return runs.map(({ first, rounds }) => `\`npm run test:faults -- --rounds ${rounds} --seed ${first}\``).join(', ')
}
