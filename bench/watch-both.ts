import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { type LoopDelay, watchLoop } from './loop-delay.ts'

/** Watches the loop of this thread, which is the host's, and an idle one. */
export async function watchBoth(): Promise<() => Promise<{ host: LoopDelay; idle: LoopDelay }>> {
  const thread = new Worker(new URL('./idle-thread.ts', import.meta.url))
  await once(thread, 'message')
  const stop = watchLoop()
  return async () => {
    const host = stop()
    thread.postMessage('stop')
    const [idle] = (await once(thread, 'message')) as [LoopDelay]
    await thread.terminate()
    return { host, idle }
  }
}
