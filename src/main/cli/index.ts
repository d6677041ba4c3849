import { LibraryFailure } from '../core/failures.ts'
import { runCli } from './run-cli.ts'

// The `offprint` command. What it was told to do is in run-cli.ts.
const interrupt = new AbortController()
process.once('SIGINT', () => {
  interrupt.abort(new LibraryFailure('cancelled', 'interrupted'))
  // A second Ctrl-C means now.
  process.once('SIGINT', () => process.exit(130))
})
process.exitCode = await runCli(process.argv.slice(2), interrupt.signal)
