import { parseArgs } from 'node:util'
import { killAgainAndAgain } from './harness.ts'

// node test/faults/run.ts --rounds 200 --seed 7
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '200' }, seed: { type: 'string' } } })
const seed = Number(values.seed ?? Date.now() % 1_000_000)
const start = performance.now()
process.stdout.write(`seed ${seed}\n`)
const totals = await killAgainAndAgain(Number(values.rounds), seed, ({ rounds, acknowledged }) => {
  if (rounds % 20 === 19) process.stdout.write(`${rounds + 1} rounds, ${acknowledged} operations acknowledged\n`)
})
process.stdout.write(
  `${JSON.stringify({ ...totals, seconds: Math.round((performance.now() - start) / 1000) }, null, 1)}\n`,
)
