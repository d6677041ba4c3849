// Builds the app where the build is missing or made of other sources. By content, not by dates: a fresh clone, another
// branch and a file brought back by hand all count.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const project = join(import.meta.dirname, '..')
const stamp = join(project, 'out/made-of')
const sources = ['src', 'resources', 'electron.vite.config.ts', 'package.json', 'package-lock.json']

export function buildOnce() {
  const made = hashOfSources()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === made) return
  const build = spawnSync('npm', ['run', 'build'], {
    cwd: project,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  if (build.status !== 0) throw new Error(`The build failed.\n${build.stdout}${build.stderr}`)
  mkdirSync(join(project, 'out'), { recursive: true })
  writeFileSync(stamp, made)
}

function hashOfSources() {
  const hash = createHash('sha256')
  for (const file of sources.flatMap(filesUnder).sort())
    hash.update(`${file}\0`).update(readFileSync(join(project, file)))
  return hash.digest('hex')
}

/** @param {string} source @returns {string[]} */
function filesUnder(source) {
  const place = statSync(join(project, source), { throwIfNoEntry: false })
  if (!place?.isDirectory()) return place ? [source] : []
  return readdirSync(join(project, source)).flatMap(name => filesUnder(`${source}/${name}`))
}

if (import.meta.main) buildOnce()
