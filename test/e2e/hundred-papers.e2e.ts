import { expect, test } from 'vitest'
import type { JournalStep, Queue } from '../../src/preload/contract/reading.ts'
import { STATUSES } from '../../src/preload/contract/paper.ts'
import { paperLines } from '../support/paper-lines.ts'
import { openSocket } from '../support/web-client.ts'
import { type App, openApp } from './open-app.ts'

const PAPERS = 100
// Longer than any step takes to reach the library.
const PATIENCE = { timeout: 15_000, interval: 20 }

/** What a reader does by keys alone: each entry is one step of the journal. */
const MORNING: readonly (readonly string[])[] = [
  // A queue of one's own, by the palette.
  ['Control+k', ...'make a queue', 'Enter', ...'Thesis', 'Enter'],
  ['g', 'i', 'q'],
  ['x'],
  ['s'],
  ['j', '1'],
  ['e'],
  [...'Short', 'Enter'],
  ['r'],
  ['h', '2'],
  ['d', '1'],
  ['j', 'Shift+M'],
  ['t', ...'ice', 'Enter'],
  ['m', ...'mine', 'Enter'],
  ['n', ...'note', 'Escape'],
  ['j', 'Delete'],
  ['Alt+q'],
  ['Shift+Q', 'Enter'],
  // Ranges, downwards and upwards, and a range that is starred.
  ['Shift+J', 'Shift+J', 'Shift+J', 'Shift+J', 'q'],
  ['j', 'j', 'j', 'Shift+K', 'Shift+K', 'x'],
  ['Shift+J', 'Shift+J', 's'],
  ['j', 'Shift+J', 'Shift+J', '1'],
  // All up to here, and what is old.
  ['End', 'k', 'k', 'k', 'k', 'k', 'k', 'k', 'k', 'k', 'k', 'k', 'k', 'Shift+U', 'Enter'],
  ['Shift+O', 'Tab', 'ArrowDown', 'Tab', 'End', 'Enter'],
  // The order of a queue by hand, its reasons, and out of it again.
  ['g', 'u', 'Alt+ArrowDown'],
  ['Alt+ArrowDown'],
  ['Alt+Home'],
  ['w', ...'first', 'Enter'],
  ['End', 'Shift+X'],
  ['h', '1'],
  // What was decided is decided otherwise, from the lists it is in.
  ['g', 'x', 'u'],
  ['g', 'd', 'q'],
  ['g', 's', 's'],
  ['g', 't', 'Delete'],
  ['g', 'm', 'Shift+M'],
  ['g', 'i', 'Control+a', 'x'],
]

test('a hundred papers are decided by keys alone, undone all the way back and done again, the library equal at each step', async () => {
  await using app = await openApp()
  const { offprint } = app
  await offprint.page.getByRole('button', { name: 'Choose or paste' }).waitFor()
  await offprint.drop('papers.jsonl', paperLines(PAPERS))
  await offprint.page.getByText(`${PAPERS} undecided`).waitFor()
  await offprint.titles()
  const library = await lookInto(app)
  const begun = await library.steps()
  const states = [await library.state()]

  for (const [index, keys] of MORNING.entries()) {
    for (const key of keys) await press(app, key)
    await expect
      .poll(library.steps, { ...PATIENCE, message: `step ${index}: ${keys.join(' ')}` })
      .toBe(begun + index + 1)
    await offprint.saved()
    // A question that follows a decision is another matter, unless the next keys answer it.
    if (keys.at(-1) === 'e') await offprint.dialog('What did you take away?').waitFor()
    states.push(await library.state())
  }
  expect((await library.ids({ kind: 'status', status: 'inbox' })).length).toBe(0)
  // Every step is to be seen in what the library says.
  for (const [index, state] of states.slice(1).entries()) expect(state, `step ${index}`).not.toBe(states[index])

  for (let at = MORNING.length - 1; at >= 0; at -= 1) {
    await offprint.press('z')
    await expect.poll(library.steps, PATIENCE).toBe(begun + at)
    expect(await library.state(), `undone to step ${at}`).toBe(states[at])
  }
  for (let at = 1; at <= MORNING.length; at += 1) {
    await offprint.press('Shift+Z')
    await expect.poll(library.steps, PATIENCE).toBe(begun + at)
    expect(await library.state(), `done again to step ${at}`).toBe(states[at])
  }
  expect(app.complaints).toEqual([])
})

/** As a hand would: lists that are on their way are waited for, and what a dialog is about to count. */
async function press(app: App, key: string): Promise<void> {
  const { page } = app.offprint
  await page.keyboard.press(key === ' ' ? 'Space' : key)
  if (key.length > 1 || 'giuxdstm'.includes(key))
    await page.waitForFunction(
      () =>
        !document.querySelector('[role=row][aria-label=Loading], [role=grid][aria-busy=true]') &&
        ![...document.querySelectorAll('[role=dialog] [aria-live]')].some(({ textContent }) => textContent === '…'),
    )
}

/** The library behind the window, over a connection of its own. */
async function lookInto(app: App) {
  const { origin } = new URL(app.offprint.page.url())
  const cookies = await app.context.cookies()
  const socket = await openSocket(origin, cookies.map(({ name, value }) => `${name}=${value}`).join('; '))
  async function call<T>(method: string, args: unknown): Promise<T> {
    const reply = await socket.call(method, args)
    if (!reply.ok) throw new Error(`${method}: ${reply.failure.message}`)
    return reply.value as T
  }
  const ids = async (view: unknown): Promise<readonly number[]> =>
    (await call<{ ids: readonly number[] }>('papers.ids', { view })).ids
  return {
    ids,
    /** How many steps stand. */
    steps: async (): Promise<number> =>
      (await call<readonly JournalStep[]>('journal.list', { limit: 1_000 })).filter(({ undone }) => !undone).length,
    /** All one can see of it: every list in its order, every row, every queue. */
    async state(): Promise<string> {
      const queues = await call<readonly Queue[]>('queues.list', {})
      const all = await ids({ kind: 'all' })
      const trash = await ids({ kind: 'trash' })
      const views = [
        ...STATUSES.map(status => ({ kind: 'status', status })),
        ...queues.map(({ id }) => ({ kind: 'queue', queue: id })),
        { kind: 'starred' },
        { kind: 'snoozed' },
        { kind: 'muted' },
        { kind: 'tag', tag: 'ice' },
      ]
      const lists = await Promise.all(views.map(ids))
      const rows = await call('papers.rows', { ids: [...all, ...trash].sort((a, b) => a - b) })
      return JSON.stringify({ queues, all, trash, lists, rows })
    },
  }
}
