// @ts-check
// `npm run typecheck`: the three environments, each against what exists in it. With a name, only that one.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

// TypeScript 7 checks; the version 6 that stands beside it under the name "typescript" is for tools that need its API,
// and both bring a command of the same name.
const compiler = join(import.meta.dirname, '../node_modules/typescript-native/bin/tsc')
const names = process.argv.length > 2 ? process.argv.slice(2) : ['node', 'web', 'test']
for (const name of names) {
  const { status } = spawnSync(process.execPath, [compiler, '-p', `tsconfig.${name}.json`], {
    cwd: join(import.meta.dirname, '..'),
    stdio: 'inherit',
  })
  if (status !== 0) process.exitCode = 1
}
