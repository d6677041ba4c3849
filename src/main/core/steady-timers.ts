import { toFailure } from './failures.ts'
import type { Ports } from './ports.ts'

const AGAIN_MS = 30_000

/**
 * Timers whose task is tried again in half a minute where it fails: a full disk or one that does not answer stops neither
 * the library nor one of its clocks, and what was due is done once the disk takes it.
 */
export function steadyTimers({ after, log }: Pick<Ports, 'after' | 'log'>): Ports['after'] {
  return (ms, task) => {
    let cancel = after(ms, attempt)
    let told = ''
    function attempt(): void {
      try {
        task()
      } catch (error) {
        const { message } = toFailure(error)
        if (message !== told) log('warn', 'something due could not be done; it is tried again', { error: message })
        told = message
        cancel = after(AGAIN_MS, attempt)
      }
    }
    return () => cancel()
  }
}
