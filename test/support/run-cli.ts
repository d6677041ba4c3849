import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { join } from 'node:path'

// As built, which is what people run; taking the types out of the sources takes longer than most commands.
const entry = join(import.meta.dirname, '../../out/main/cli.js')

export interface CliResult {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
  readonly ms: number
  /** Every line of stdout as JSON: fails where there is anything else. */
  values(): unknown[]
}

/** Runs the real command line in a process of its own. */
export async function runCli(
  library: string,
  args: readonly string[],
  { input = '', environment = {} }: { readonly input?: string; readonly environment?: Record<string, string> } = {},
): Promise<CliResult> {
  const start = performance.now()
  const child = startCli(library, args, environment)
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  return {
    code: code as number | null,
    stdout,
    stderr,
    ms: performance.now() - start,
    values: () =>
      stdout
        .split('\n')
        .filter(line => line !== '')
        .map(line => JSON.parse(line) as unknown),
  }
}

export function startCli(library: string, args: readonly string[], environment: Record<string, string> = {}) {
  const env = { ...process.env, ...environment, OFFPRINT_LIBRARY: library, NODE_NO_WARNINGS: '1' }
  return spawn(process.execPath, [entry, ...args], { env, stdio: ['pipe', 'pipe', 'pipe'] })
}
