import { openSync, writeSync } from 'node:fs'
import { openLibrary } from '../../src/main/core/library.ts'
import { faultPorts } from './fault-ports.ts'
import { carryOut } from './operations.ts'

// Started by harness.ts: works on a library until it is killed. An operation is acknowledged on the disk, after its call returned.
const [folder = '', acknowledged = '', seed = '', first = '', what = ''] = process.argv.slice(2)
const out = openSync(acknowledged, 'as')
const { ports, at } = faultPorts(folder)
at(Number(first))
process.send?.('opening')
const library = await openLibrary(folder, ports, { as: 'owner', host: 'victim' })
process.send?.('opened')
// Killed while it opens or soon after.
if (what === 'opens') await new Promise(() => setInterval(() => {}, 60_000))
for (let number = Number(first); ; number += 1) {
  at(number)
  const name = await carryOut(library, Number(seed), number)
  writeSync(out, `${number} ${name}\n`)
  process.send?.('done')
}
