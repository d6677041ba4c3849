import type { Worker } from 'node:worker_threads'

const LOOK_EVERY_MS = 100

/** Asks the thread's own clock: it does not run while the thread waits for the disk or for the library. */
export function watchCpu(worker: Worker, budgetMs: number, onOver: () => void): () => void {
  const timer = setInterval(() => {
    worker.cpuUsage().then(
      ({ user, system }) => {
        if ((user + system) / 1_000 > budgetMs) onOver()
      },
      // The thread has ended, which its own events tell.
      () => undefined,
    )
  }, LOOK_EVERY_MS)
  return () => clearInterval(timer)
}
