// @ts-check
// Builds the app where the build is missing or made of other sources. By content, not by dates: a fresh clone, another
// branch and a file brought back by hand all count.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const project = join(import.meta.dirname, '..')
const stamp = join(project, 'out/made-of')
const lock = join(project, 'out/being-made-by')
const sources = [
  'src',
  'resources',
  'electron.vite.config.ts',
  'scripts/main-bundles.ts',
  'package.json',
  'package-lock.json',
]

export function buildOnce() {
  const wanted = hashOfSources()
  if (readOrNull(stamp) === wanted) return
  mkdirSync(join(project, 'out'), { recursive: true })
  waitForTurn()
  try {
    if (readOrNull(stamp) === wanted) return
    const build = spawnSync('npm', ['run', 'build'], {
      cwd: project,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    })
    if (build.status !== 0) throw new Error(`The build failed.\n${build.stdout}${build.stderr}`)
    writeFileSync(stamp, wanted)
  } finally {
    rmSync(lock, { force: true })
  }
}

/** Two commands started at once in a fresh clone: the second waits for the build of the first. */
function waitForTurn() {
  const mine = `${lock}-${process.pid}`
  writeFileSync(mine, String(process.pid))
  try {
    while (!linked(mine)) {
      const builder = readOrNull(lock)
      if (builder !== null && !isAlive(Number(builder))) rmSync(lock, { force: true })
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100)
    }
  } finally {
    rmSync(mine)
  }
}

/** @param {string} mine */
function linked(mine) {
  try {
    linkSync(mine, lock)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** @param {string} path */
function readOrNull(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

function hashOfSources() {
  const hash = createHash('sha256')
  for (const file of sources.flatMap(filesUnder).sort()) {
    hash.update(`${file}\0`).update(readFileSync(join(project, file)))
  }
  return hash.digest('hex')
}

/** @param {string} source @returns {string[]} */
function filesUnder(source) {
  const place = statSync(join(project, source), { throwIfNoEntry: false })
  if (!place?.isDirectory()) return place ? [source] : []
  return readdirSync(join(project, source)).flatMap(name => filesUnder(`${source}/${name}`))
}
