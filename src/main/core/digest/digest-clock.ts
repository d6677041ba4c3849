import { toFailure } from '../failures.ts'
import type { Ports } from '../ports.ts'
import type { Digests } from './digests.ts'

const LOOK_EVERY_MS = 5 * 60_000
const FIRST_LOOK_MS = 20_000

/** Gives the digest out when its time has come, as long as the library is open. */
export function startDigestClock(digests: Digests, ports: Ports): () => void {
  let stop = (): void => {}
  const look = (): void => {
    void digests
      .giveOutIfDue()
      .catch((error: unknown) => ports.log('warn', 'the digest was not made', { error: toFailure(error).message }))
      .then(() => {
        stop = ports.after(LOOK_EVERY_MS, look)
      })
  }
  stop = ports.after(FIRST_LOOK_MS, look)
  return () => stop()
}
