import type { Page } from 'playwright-core'

/** What Chromium itself says of a page: when a key was painted, which frames came late. */

interface TraceEvent {
  readonly name: string
  /** 'b' begins, 'e' ends. */
  readonly ph: string
  /** Microseconds. */
  readonly ts: number
  readonly pid: number
  readonly id2?: { readonly local?: string }
  readonly args: {
    readonly event_latency?: { readonly event_type?: string; readonly surface_frame_trace_id?: number }
    readonly frame_reporter?: { readonly state?: string; readonly affects_smoothness?: boolean }
  }
}

export async function tracedDuring(page: Page, work: () => Promise<void>): Promise<readonly TraceEvent[]> {
  const session = await page.context().newCDPSession(page)
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])))
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['benchmark'] },
  })
  try {
    await work()
  } finally {
    const complete = new Promise(resolve => session.once('Tracing.tracingComplete', resolve))
    await session.send('Tracing.end')
    await complete
    await session.detach()
  }
  return events
}

/** Milliseconds from each key that changed something to the frame that shows it. */
export function keyLatencies(events: readonly TraceEvent[]): number[] {
  return spansOf(events, 'EventLatency')
    .filter(
      ({ begin }) =>
        begin.args.event_latency?.event_type === 'KEY_PRESSED' &&
        begin.args.event_latency.surface_frame_trace_id !== undefined,
    )
    .map(({ ms }) => ms)
}

/** Of the frames in which something was to move, how many were not there in time. */
export function framesOf(events: readonly TraceEvent[]): { readonly late: number; readonly all: number } {
  const reports = spansOf(events, 'PipelineReporter').flatMap(({ begin }) => begin.args.frame_reporter ?? [])
  const late = reports.filter(report => report.state === 'STATE_DROPPED' && report.affects_smoothness === true).length
  const shown = reports.filter(({ state }) => state?.startsWith('STATE_PRESENTED')).length
  return { late, all: late + shown }
}

interface Span {
  readonly begin: TraceEvent
  readonly ms: number
}

function spansOf(events: readonly TraceEvent[], name: string): Span[] {
  const open = new Map<string, TraceEvent>()
  const spans: Span[] = []
  for (const event of events.filter(other => other.name === name).toSorted((a, b) => a.ts - b.ts)) {
    const key = `${event.pid} ${event.id2?.local ?? ''}`
    if (event.ph === 'b') open.set(key, event)
    const begin = open.get(key)
    if (event.ph === 'e' && begin) {
      spans.push({ begin, ms: (event.ts - begin.ts) / 1_000 })
      open.delete(key)
    }
  }
  return spans
}
