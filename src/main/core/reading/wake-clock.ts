import { nextReturn, returnedBetween } from '../papers/snoozed.ts'
import type { Ports } from '../ports.ts'
import type { Session } from '../session.ts'

// A machine that slept shows its timers nothing of the time that passed: it is looked at often.
const LOOK_EVERY_MS = 60_000

/**
 * Tells when papers that were put off are back. Nothing is written: lists go by the time they are made at, so what came
 * back while the library was closed is there when it opens. The answer stops it.
 */
export function startWakeClock(session: Session, ports: Pick<Ports, 'now' | 'after'>): () => void {
  let looked = ports.now()
  let stop = (): void => {}
  const wait = (): void => {
    stop()
    const next = nextReturn(session.read, looked)
    if (next !== null) stop = ports.after(Math.min(LOOK_EVERY_MS, Math.max(0, next - ports.now())), look)
  }
  const look = (): void => {
    const now = ports.now()
    const papers = returnedBetween(session.read, looked, now)
    looked = now
    // Queues count what is shown in them.
    if (papers.length > 0)
      for (const topic of ['papers', 'queues'] as const) session.tell({ topic, papers, views: true })
    wait()
  }
  const unlisten = session.listen(event => {
    if (event.topic === 'papers') wait()
  })
  wait()
  return () => {
    unlisten()
    stop()
  }
}
