// @ts-check
// `npm test`: everything that proves the product, in one command, with one closing line that adds it all up.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { buildOnce } from './build-once.mjs'

const project = join(import.meta.dirname, '..')
const report = join(project, 'test-results/tests.json')
const env = { ...process.env, PATH: [join(project, 'node_modules/.bin'), process.env['PATH']].join(delimiter) }

/** Each counts as one test: name, command. @type {[string, string][]} */
const checks = [
  ['types of main and preload', 'node scripts/typecheck.mjs node'],
  ['types of the renderer', 'node scripts/typecheck.mjs web'],
  ['types of tests and scripts', 'node scripts/typecheck.mjs test'],
  ['lint', 'oxlint'],
  ['format', 'biome format'],
  ['unused code and packages', 'knip'],
  ['lock file', 'node scripts/complete-lock.mjs --check'],
]

if (Number(process.versions.node.split('.')[0]) < 24)
  throw new Error(
    `Offprint's tests need Node 24, this is ${process.version}. Install Node 24, or run "npm ci" first on Linux.`,
  )

const counts = { passed: 0, failed: 0, skipped: 0 }
for (const [name, command] of checks) await check(name, () => run(command, 'pipe'))
const isBuilt = await check('build', async () => buildOnce())
// Without a build there is nothing for the others to start.
await countTests(isBuilt ? '' : '--project unit')
console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`)
process.exitCode = counts.failed === 0 ? 0 : 1

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

/** @param {string} which */
async function countTests(which) {
  mkdirSync(join(project, 'test-results'), { recursive: true })
  rmSync(report, { force: true })
  const command = `vitest run ${which} --reporter=default --reporter=json --outputFile.json="${report}"`
  const failure = await run(command, 'inherit').then(() => null, describe)
  const before = counts.failed
  try {
    /** @type {import('vitest/node').JsonTestResults} */
    const result = JSON.parse(readFileSync(report, 'utf8'))
    counts.passed += result.numPassedTests
    counts.failed += result.numFailedTests
    counts.skipped += result.numPendingTests + result.numTodoTests
    // A file that does not load has no tests to fail.
    const unloaded = result.testResults.filter(file => file.status === 'failed' && file.assertionResults.length === 0)
    counts.failed += unloaded.length
  } catch (error) {
    console.log(`FAILED  the tests left no report: ${describe(error)}`)
  }
  // An error outside any test, or a runner that died.
  if (failure !== null && counts.failed === before) counts.failed += 1
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
