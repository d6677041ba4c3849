import type { Ports } from '../ports.ts'
import type { Session } from '../session.ts'
import { mergeWordIndex } from './word-index.ts'

const QUIET_MS = 1_500

/** Merges the word index in small steps once changes have been quiet for a while, then `settled`; the answer stops it. */
export function careForWordIndex(session: Session, ports: Ports, settled: () => void): () => void {
  let cancel = (): void => {}
  const step = (): void => {
    if (session.transact(write => mergeWordIndex(write))) cancel = ports.after(5, step)
    else settled()
  }
  const wait = (): void => {
    cancel()
    cancel = ports.after(QUIET_MS, step)
  }
  const unlisten = session.listen(event => {
    if (event.topic === 'papers') wait()
  })
  wait()
  return () => {
    unlisten()
    cancel()
  }
}
