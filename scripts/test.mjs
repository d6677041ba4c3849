// @ts-check
// `npm test`: everything that proves the product, in one command, with one closing line that adds it all up.
import { spawn } from 'node:child_process'
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { delimiter, join, relative } from 'node:path'
import { buildOnce } from './build-once.mjs'

const project = join(import.meta.dirname, '..')
// A thousand libraries are made, and each write of each waits for the disk: where there is memory for them they lie there.
const MEMORY = '/dev/shm'
const MEMORY_BYTES = 4 * 2 ** 30
const report = join(project, 'test-results/tests.json')
const again = join(project, 'test-results/tests-again.json')
// Short: the path of a socket in it has room for a hundred letters.
const scratch = mkdtempSync(join(roomInMemory() ? MEMORY : tmpdir(), 'op-'))
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }))
const env = {
  ...process.env,
  PATH: [join(project, 'node_modules/.bin'), process.env['PATH']].join(delimiter),
  TMPDIR: scratch,
}

/** Each counts as one test: name, command; the longest first. @type {[string, string][]} */
const checks = [
  ['lint', 'oxlint'],
  ['unused code and packages', 'knip'],
  ['types of tests and scripts', 'node scripts/typecheck.mjs test'],
  ['types of main and preload', 'node scripts/typecheck.mjs node'],
  ['types of the renderer', 'node scripts/typecheck.mjs web'],
  ['format', 'biome format'],
  ['lock file', 'node scripts/complete-lock.mjs --check'],
]

if (Number(process.versions.node.split('.')[0]) < 24)
  throw new Error(
    `Offprint's tests need Node 24, this is ${process.version}. Install Node 24, or run "npm ci" first on Linux.`,
  )

const waiting = checks.values()
const counts = { passed: 0, failed: 0, skipped: 0 }
await Promise.all(Array.from({ length: availableParallelism() }, checkWaiting))
// By itself: it puts a file beside the sources for a moment, which others would take for one of them.
const isBuilt = await check('build', async () => buildOnce())
// Without a build there is nothing for the others to start.
await countTests(isBuilt ? '' : '--project "unit*"')
console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`)
process.exitCode = counts.failed === 0 ? 0 : 1

/** One check a core: most keep one busy. */
async function checkWaiting() {
  for (const [name, command] of waiting) await check(name, () => run(command, 'pipe'))
}

/** @param {string} name @param {() => Promise<void>} task @returns whether it passed */
async function check(name, task) {
  const start = performance.now()
  const failure = await task().then(() => null, describe)
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(`${failure === null ? 'ok    ' : 'FAILED'}  ${name} (${seconds} s)`)
  if (failure !== null) console.log(failure)
  counts[failure === null ? 'passed' : 'failed'] += 1
  return failure === null
}

function roomInMemory() {
  try {
    const { bavail, bsize } = statfsSync(MEMORY)
    return bavail * bsize > MEMORY_BYTES
  } catch {
    return false
  }
}

/** @param {string} which groups; all where it is empty */
async function countTests(which) {
  mkdirSync(join(project, 'test-results'), { recursive: true })
  const failure = await runTests(which, report)
  const before = counts.failed
  const first = resultsIn(report)
  // A file whose process died (a fault of the runtime, rare and of no test) is run again, and so is one that never came to
  // its turn; to die twice is a failure.
  const isWhole = which === '' && first.length > 0
  const missing = isWhole ? testFiles().filter(file => !first.some(({ name }) => nameOf(name) === file)) : []
  const lost = [...first.filter(isCutOff).map(({ name }) => nameOf(name)), ...missing]
  for (const file of lost) console.log(`AGAIN   the process that was to run ${file} died`)
  const lastFailure = lost.length > 0 ? await runTests(lost.join(' '), again) : failure
  const second = lost.length > 0 ? resultsIn(again) : []
  const results = new Map([...first, ...second].map(file => [nameOf(file.name), file]))
  for (const file of results.values()) {
    for (const { status } of file.assertionResults) counts[outcomeOf(status)] += 1
    // One that does not load has no tests to fail; one that died again has some that did not end.
    if (file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed')) counts.failed += 1
  }
  for (const file of missing.filter(file => !results.has(file))) {
    console.log(`FAILED  ${file} stands in no report`)
    counts.failed += 1
  }
  // An error outside any test, or a runner that died.
  if (lastFailure !== null && counts.failed === before) counts.failed += 1
}

function testFiles() {
  return globSync('test/**/*.{test.ts,test.tsx,e2e.ts}', { cwd: project })
}

/** @param {string} path */
function nameOf(path) {
  return relative(project, path)
}

/** @param {string} which @param {string} into */
function runTests(which, into) {
  rmSync(into, { force: true })
  const command = `vitest run ${which} --reporter=default --reporter=json --outputFile.json="${into}"`
  return run(command, 'inherit').then(() => null, describe)
}

/** @param {string} file @returns {import('vitest/node').JsonTestResults['testResults']} */
function resultsIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).testResults
  } catch (error) {
    console.log(`FAILED  the tests left no report: ${describe(error)}`)
    counts.failed += 1
    return []
  }
}

/** Its process ended in the middle: it failed, none of its tests did, and some never ended. @param {import('vitest/node').JsonTestResults['testResults'][number]} file */
function isCutOff({ status, message, assertionResults }) {
  const has = (/** @type {string} */ outcome) => assertionResults.some(test => test.status === outcome)
  return status === 'failed' && message === '' && has('pending') && !has('failed')
}

/** @param {string} status @returns {keyof typeof counts} */
function outcomeOf(status) {
  return status === 'passed' || status === 'failed' ? status : 'skipped'
}

/** @param {string} command @param {'pipe' | 'inherit'} output @returns {Promise<void>} */
function run(command, output) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, { cwd: project, env, shell: true, stdio: ['ignore', output, output] })
    let text = ''
    child.stdout?.on('data', chunk => (text += chunk))
    child.stderr?.on('data', chunk => (text += chunk))
    child.on('error', reject)
    child.on('close', code => (code === 0 ? resolve() : reject(new Error(text))))
  })
}

/** @param {unknown} error */
function describe(error) {
  return error instanceof Error ? error.message : String(error)
}
