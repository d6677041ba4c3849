import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

export interface TestRun {
  /** 'lost' where no test came to an end: a file that does not load, a build that fails, a process that hangs. */
  readonly result: 'green' | 'red' | 'lost'
  /** The title of the first test that failed, or the last words of a run that was lost. */
  readonly words: string
}

interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly status: string
      readonly fullName: string
      readonly failureMessages?: readonly string[]
    }[]
  }[]
}

/** For each file. */
const WITHIN_MS = 300_000
const UNIT = 'unit*'

export interface Which {
  readonly only?: string | undefined
  /** What hangs without its control need not hang for long. */
  readonly impatient?: boolean
}

/** Runs test files of a project folder, up to the first failure. */
export async function runTests(folder: string, files: readonly string[], which: Which = {}): Promise<TestRun> {
  const { only, impatient = false } = which
  const report = join(folder, 'controls-report.json')
  rmSync(report, { force: true })
  const projects = [...new Set(files.map(projectOf))].flatMap(name => ['--project', name])
  // Browsers take their time.
  const patience = impatient && files.every(file => projectOf(file) === UNIT) ? ['--testTimeout=30000'] : []
  const args = ['run', ...projects, ...files, '--retry=0', '--bail=1', '--reporter=json', ...patience]
  const more = [`--outputFile=${report}`, ...(only === undefined ? [] : ['-t', only])]
  const said = await run(folder, [...args, ...more], files.length * WITHIN_MS)
  if (!existsSync(report)) return { result: 'lost', words: said }
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults)
  const failed = tests.find(({ status }) => status === 'failed')
  // Which may be the machine's doing: for whoever reads it to judge.
  const isLate = failed?.failureMessages?.some(message => message.includes('timed out in')) ?? false
  if (failed) return { result: 'red', words: `${isLate ? 'too late: ' : ''}${failed.fullName}` }
  const isProved = said === '' && tests.some(({ status }) => status === 'passed')
  return isProved ? { result: 'green', words: '' } : { result: 'lost', words: said }
}

/** The group of vitest.config.ts a file belongs to, or the two of them that unit tests are in. */
function projectOf(file: string): string {
  if (file.endsWith('.e2e.ts')) return 'e2e'
  return /^test\/(?:(electron|faults)\/|host\/(cli))/.exec(file)?.slice(1).find(Boolean) ?? UNIT
}

/** What was said on a run that did not end well; empty after one that did. */
function run(folder: string, args: readonly string[], withinMs: number): Promise<string> {
  return new Promise(resolve => {
    const child = spawn(join(folder, 'node_modules/.bin/vitest'), args, {
      cwd: folder,
      // The same cases of every property each time.
      env: { ...process.env, CI: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', chunk => (said = (said + String(chunk)).slice(-2_000)))
    const timer = setTimeout(() => process.kill(-(child.pid ?? 0), 'SIGKILL'), withinMs)
    child.on('close', code => {
      clearTimeout(timer)
      resolve(code === 0 ? '' : said || `it ended with ${code}`)
    })
  })
}
