import { monitorEventLoopDelay } from 'node:perf_hooks'

/** How late the event loop of a thread turned, in milliseconds. */
export interface LoopDelay {
  readonly longest: number
  readonly p99: number
}

/** Watches the calling thread's loop until the answer is called. */
export function watchLoop(): () => LoopDelay {
  const histogram = monitorEventLoopDelay({ resolution: 1 })
  histogram.enable()
  return () => {
    histogram.disable()
    return { longest: histogram.max / 1e6, p99: histogram.percentile(99) / 1e6 }
  }
}
