import { join } from 'node:path'
import { controls } from './all-controls.ts'
import type { Break } from './control.ts'
import { runTests } from './run-tests.ts'
import { writeTable } from './security-table.ts'
import { copyOfTree } from './tree-copy.ts'

/**
 * `npm run test:controls -- [WORD …]`: switches off each control in turn, in a copy of the project, and demands that its
 * tests go red. With words, those alone whose names hold one of them. `--table` writes SECURITY.md's table instead.
 */

const project = join(import.meta.dirname, '../..')
const words = process.argv.slice(2).map(word => word.toLowerCase())
if (words.includes('--table')) writeTable(project)
else process.exitCode = (await prove()) ? 0 : 1

interface Planned extends Break {
  readonly says: string
  readonly tests: string
}

async function prove(): Promise<boolean> {
  const planned: Planned[] = controls
    .flatMap(({ says, test, breaks }) => breaks.map(each => ({ ...each, says, tests: each.test ?? test })))
    .filter(({ says, without, file, tests }) => isAskedFor(`${says} ${without} ${file} ${tests}`))
  if (planned.length === 0) throw new Error(`No control is called so: ${words.join(', ')}`)
  const tree = copyOfTree(project)
  try {
    // Red proves nothing of a test that is red anyway.
    const before = await runTests(tree.folder, [...new Set(planned.map(({ tests }) => tests))])
    if (before.result !== 'green') throw new Error(`The tests are ${before.result} as they stand: ${before.words}`)
    const survivors: string[] = []
    for (const each of planned) {
      const mend = tree.break(each)
      const startedAt = performance.now()
      const { result, words } = await runTests(tree.folder, [each.tests], { only: each.only, impatient: true })
      mend()
      const seconds = Math.round((performance.now() - startedAt) / 1_000)
      process.stdout.write(
        `${result.padEnd(5)} ${String(seconds).padStart(3)} s  ${each.file}, without ${each.without}: ${words.slice(0, 200) || each.tests}\n`,
      )
      if (result !== 'red') survivors.push(`${each.says} (${each.file}, without ${each.without})`)
    }
    process.stdout.write(
      `\n${planned.length - survivors.length} of ${planned.length} controls are missed when they are gone\n`,
    )
    for (const survivor of survivors) process.stdout.write(`not proved: ${survivor}\n`)
    return survivors.length === 0
  } finally {
    tree.remove()
  }
}

function isAskedFor(name: string): boolean {
  return words.length === 0 || words.some(word => name.toLowerCase().includes(word))
}
