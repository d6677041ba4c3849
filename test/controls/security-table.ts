import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { controls } from './all-controls.ts'
import type { Control } from './control.ts'

const HEAD = '| control | where | tests |\n|---|---|---|\n'

/** SECURITY.md's table, as the list of controls has it. */
export function tableOfControls(): string {
  return HEAD + controls.map(rowOf).join('\n')
}

/** The table as it stands in a project's SECURITY.md; empty where it has none. */
export function tableIn(project: string): string {
  return new RegExp(`${HEAD.replaceAll('|', '\\|')}(?:\\|.*\\|\\n?)*`).exec(securityIn(project))?.[0].trimEnd() ?? ''
}

export function writeTable(project: string): void {
  const text = securityIn(project)
  writeFileSync(
    join(project, 'SECURITY.md'),
    text.replace(tableIn(project), () => tableOfControls()),
  )
}

function rowOf({ says, test, breaks }: Control): string {
  const list = (paths: readonly string[]): string => [...new Set(paths)].map(path => `\`${path}\``).join(', ')
  const tests = breaks.map(each => each.test ?? test)
  return `| ${says} | ${list(breaks.map(({ file }) => file))} | ${list(tests)} |`
}

function securityIn(project: string): string {
  return readFileSync(join(project, 'SECURITY.md'), 'utf8')
}
