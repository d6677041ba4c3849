import { writeFileSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { openTestLibrary, type TestLibrary } from '../../support/open-test-library.ts'
import { arxivRss } from '../../support/upstream/arxiv-answers.ts'

/** A clock that goes on only when the test says so. */
function makeHandClock(start: string) {
  let now = Date.parse(start)
  let timers: { readonly at: number; readonly task: () => void }[] = []
  return {
    now: () => now,
    after(ms: number, task: () => void) {
      const timer = { at: now + ms, task }
      timers.push(timer)
      return () => void (timers = timers.filter(other => other !== timer))
    },
    /** Lets everything that is due until then happen, a minute at a time. */
    async goTo(instant: string): Promise<void> {
      for (const end = Date.parse(instant); now < end; ) {
        now = Math.min(end, now + 60_000)
        const due = timers.filter(timer => timer.at <= now)
        timers = timers.filter(timer => timer.at > now)
        for (const { task } of due) task()
        if (due.length > 0) for (let turn = 0; turn < 10; turn += 1) await new Promise(resolve => setImmediate(resolve))
      }
    },
  }
}

let library: TestLibrary
afterEach(() => library.close())

test('the clock asks feeds when their time has come: arXiv in the morning, nobody in its rush, paused ones never', async () => {
  const clock = makeHandClock('2026-03-02T23:50:00Z')
  const asked: string[] = []
  library = await openTestLibrary({
    background: true,
    ports: {
      now: clock.now,
      after: clock.after,
      async fetch({ url, toFile }) {
        asked.push(`${new Date(clock.now()).toISOString().slice(0, 16)} ${new URL(url).hostname}`)
        if (toFile) writeFileSync(toFile, arxivRss('cs.AI', '2026-03-02', []))
        return { status: 200, headers: {}, body: new Uint8Array(), url }
      },
    },
  })
  const { api } = library.library
  await clock.goTo('2026-03-03T00:10:00Z')
  await api['feeds.add']({ reference: 'cs.AI' })
  const { id } = await api['feeds.add']({ reference: 'math.CO' })
  await api['feeds.change']({ id, paused: true })
  await clock.goTo('2026-03-03T00:59:00Z')
  expect(asked).toEqual([])
  await clock.goTo('2026-03-03T01:30:00Z')
  expect(asked).toHaveLength(1)
  expect(asked[0]).toMatch(/^2026-03-03T01:.. rss\.arxiv\.org$/)
})
