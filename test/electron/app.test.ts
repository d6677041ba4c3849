import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { parseOpenRequest } from '../../src/main/electron/open-requests.ts'
import { openLibraryThread } from '../../src/main/host/library-thread.ts'
import { commands } from '../../src/renderer/app/commands.ts'
import { type ElectronApp, startElectronApp } from './electron-app.ts'

const started: ElectronApp[] = []
const folders: string[] = []
afterEach(async () => {
  for (const app of started.splice(0)) await app.kill()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

async function start(...options: Parameters<typeof startElectronApp>): Promise<ElectronApp> {
  const app = await startElectronApp(...options)
  started.push(app)
  return app
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'offprint-electron-'))
  folders.push(folder)
  return folder
}

interface MenuItem {
  readonly id?: string
  readonly label?: string
  readonly accelerator?: string
  readonly submenu?: readonly MenuItem[]
}

const optionsOfWindow = async (app: ElectronApp): Promise<unknown> => (await app.calls('new BrowserWindow')).at(-1)?.[0]
const flat = (items: readonly MenuItem[]): MenuItem[] => items.flatMap(item => [item, ...flat(item.submenu ?? [])])

test('a reader decides, quits, finds it all again, and the system ends the app in order', async () => {
  const folder = newFolder()
  const first = await start({ folder })
  const { page } = first
  await page.getByRole('button', { name: 'Open the sample' }).click()
  const grid = page.getByRole('grid', { name: 'Papers' })
  await expect.poll(() => grid.getByRole('row').count()).toBeGreaterThan(5)
  // A row is called "Loading" until its paper has come.
  await expect.poll(() => grid.getByRole('row', { name: 'Loading' }).count()).toBe(0)
  const title = await grid.getByRole('row').first().getAttribute('aria-label')
  await grid.getByRole('row').first().click()
  await first.order('choose in menu', 'dismiss')
  await expect.poll(() => grid.getByRole('row').first().getAttribute('aria-label')).not.toBe(title)
  await first.order('choose in menu', 'go.dismissed')
  await expect.poll(() => grid.getByRole('row').count()).toBe(1)
  await first.order('quit')
  expect(await first.ended).toBe(0)
  expect(first.stderr()).toBe('')

  const second = await start({ folder })
  await second.order('choose in menu', 'go.dismissed')
  await expect
    .poll(() => second.page.getByRole('grid', { name: 'Papers' }).getByRole('row').first().getAttribute('aria-label'))
    .toBe(title)

  // Asked, window gone, library closed, process over.
  await second.page.evaluate(() =>
    (window as unknown as { offprint: { call(method: string, args: object): Promise<unknown> } }).offprint.call(
      'queues.create',
      { name: 'Kept' },
    ),
  )
  await second.order('shut down')
  expect(await second.ended).toBe(0)
  const library = await openLibraryThread({ folder: join(folder, 'library'), host: 'test', log: () => {} })
  const queues = await library.call('queues.list', {})
  await library.close()
  expect(queues).toMatchObject({ ok: true, value: [{ name: 'Up next' }, { name: 'Kept' }] })
})

test('a second start shows the first and gives it what it was asked to open', async () => {
  const folder = newFolder()
  const first = await start({ folder })
  await first.page.evaluate(() => {
    const { offprint } = window as unknown as { offprint: { onMenu(listener: (command: string) => void): void } }
    offprint.onMenu(command => Object.assign(window, { heard: command }))
  })
  await first.order('minimize window')
  const second = await start({ folder, args: ['offprint://paper/12?page=3&annotation=ab-12'], expectWindow: false })
  expect(await second.ended).toBe(0)
  await expect
    .poll(() => first.page.evaluate(() => Reflect.get(window, 'heard') as unknown))
    .toBe('paper/12?page=3&annotation=ab-12')
  expect(await first.order('is minimized')).toBe(false)
  expect(await first.calls('window.focus')).not.toEqual([])
  expect(await first.order('windows')).toBe(1)
})

test('a library that somebody else has open is said so, and nothing is left behind', async () => {
  const folder = newFolder()
  const library = await openLibraryThread({ folder: join(folder, 'library'), host: 'test', log: () => {} })
  const app = await start({ folder, expectWindow: false })
  expect(await app.ended).toBe(1)
  expect(await app.calls('dialog.showErrorBox')).toEqual([
    ['Offprint could not open its library', expect.stringContaining('already open')],
  ])
  expect(app.stderr()).toContain('already open')
  await library.close()
})

describe('the window', () => {
  const screens = (...areas: object[]): Record<string, string> => ({
    DOUBLE_DISPLAYS: JSON.stringify(areas.map(workArea => ({ workArea }))),
  })
  const large = { x: 0, y: 0, width: 1920, height: 1080 }
  const beside = { x: 1920, y: 0, width: 1920, height: 1080 }

  test('opens where it stood, unless that screen is gone', async () => {
    const folder = newFolder()
    const first = await start({ folder, env: screens(large, beside) })
    expect(await optionsOfWindow(first)).toMatchObject({
      x: 280,
      y: 90,
      width: 1360,
      height: 900,
      minWidth: 480,
      minHeight: 400,
      show: false,
    })
    await first.order('move window', { x: 2000, y: 50, width: 1000, height: 700 })
    await first.order('quit')
    await first.ended
    const second = await start({ folder, env: screens(large, beside) })
    expect(await optionsOfWindow(second)).toMatchObject({ x: 2000, y: 50, width: 1000, height: 700 })
    await second.order('quit')
    await second.ended
    const third = await start({ folder, env: screens({ ...large, width: 800, height: 600 }), expectWindow: false })
    await expect.poll(() => optionsOfWindow(third)).toMatchObject({ x: 0, y: 0, width: 800, height: 600 })
  })

  test('comes back after a crash, and asks after the second', async () => {
    const app = await start()
    await app.order('crash window')
    expect(await app.calls('webContents.reload')).toHaveLength(1)
    expect(await app.calls('dialog.showMessageBox')).toEqual([])
    await app.order('next button', 1)
    await app.order('crash window')
    expect(await app.ended).toBe(0)
  })
})

describe('an app, while it is open,', () => {
  let app: ElectronApp
  beforeAll(async () => (app = await startElectronApp()))
  // A second try begins with another.
  beforeEach(async ({ task }) => {
    if ((task.result?.retryCount ?? 0) === 0) return
    await app.kill()
    app = await startElectronApp()
  })
  afterAll(() => app.kill())

  test('has the colour of the page before there is one', async () => {
    expect(await optionsOfWindow(app)).toMatchObject({ backgroundColor: '#fbf9f6' })
    await app.order('turn dark')
    expect(await app.calls('window.setBackgroundColor')).toEqual([['#15171c']])
  })

  test('asks for our links only where it is packaged', async () => {
    expect(await app.calls('app.setAsDefaultProtocolClient')).toEqual([])
  })

  test('the menu speaks of commands that the interface has, and never takes a bare letter', async () => {
    const items = flat(await app.order<MenuItem[]>('menu'))
    const ids = items.flatMap(({ id }) => id ?? [])
    expect(ids.length).toBeGreaterThan(30)
    expect(new Set(ids).size).toBe(ids.length)
    const ofWindow = ids.filter(id => !id.startsWith('desktop.'))
    expect(ofWindow.filter(id => !commands.some(command => command.id === id))).toEqual([])
    for (const { accelerator, label } of items)
      expect([label, accelerator ?? 'Alt+']).toEqual([label, expect.stringMatching(/CmdOrCtrl|Alt\+|^F\d/)])
    expect(items.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['&File', '&Edit', '&Paper', '&Go', '&View', '&Help']),
    )
  })

  test('a PDF that is opened with the app is read in a process of its own and stands in the list', async () => {
    const sample = join(import.meta.dirname, '../../resources/sample-pdfs/quiet-queue.pdf')
    await app.order('emit', { name: 'open-file', args: [sample] })
    await expect
      .poll(() => app.page.getByRole('grid', { name: 'Papers' }).getByRole('row').count(), { timeout: 30_000 })
      .toBe(1)
    const forks = await app.calls('utilityProcess.fork')
    expect(forks).toEqual([[expect.stringMatching(/read-pdf\.js$/), expect.objectContaining({ env: {} })]])

    const { file } = await app.page.evaluate(async () => {
      const { offprint } = window as unknown as {
        offprint: { call(method: string, args: object): Promise<{ value: { ids: number[]; files: { id: string }[] } }> }
      }
      const { value } = await offprint.call('papers.ids', { view: { kind: 'all' } })
      const paper = await offprint.call('papers.get', { id: value.ids[0] })
      return { file: paper.value.files[0]?.id }
    })
    const part = await app.page.evaluate(
      path =>
        fetch(path, { headers: { range: 'bytes=0-7' } }).then(async answer => ({
          status: answer.status,
          range: answer.headers.get('content-range'),
          text: await answer.text(),
        })),
      `/pdf/${file}`,
    )
    expect(part).toMatchObject({
      status: 206,
      range: expect.stringMatching(/^bytes 0-7\/\d+$/),
      text: expect.stringMatching(/^%PDF-1\./),
    })
  })

  test('a file that cannot be taken is said so', async () => {
    const path = join(newFolder(), 'not-a-paper.pdf')
    writeFileSync(path, 'no pdf at all')
    await app.order('emit', { name: 'open-file', args: [path] })
    await expect.poll(() => app.calls('dialog.showMessageBox'), { timeout: 30_000 }).toHaveLength(1)
    expect(readFileSync(join(app.folder, 'library/logs/offprint.log'), 'utf8')).toContain('could not be opened')
  })

  test('a paper has a window of its own where one asks for it, with the place it was at', async () => {
    await app.page.evaluate(() => void window.open('/index.html#paper/12?page=3'))
    await expect.poll(() => app.order('windows')).toBe(2)
    await expect
      .poll(() =>
        app.page
          .context()
          .pages()
          .map(page => page.url()),
      )
      .toContainEqual(expect.stringMatching(/index\.html(#paper\/12\?page=3)?$/))
    await app.order('close window')
    await expect.poll(() => app.order('windows')).toBe(1)
  })

  test('closing the last window ends the app, except on a Mac', async () => {
    await app.order('close window')
    expect(await app.ended).toBe(0)
  })
})

test('links and files from outside are of the kinds we know, and nothing else is taken', () => {
  const opened = (text: string): unknown => parseOpenRequest(text, '/home/ada')
  expect(opened('offprint://paper/12?page=3&annotation=ab-12')).toEqual({
    kind: 'paper',
    link: 'paper/12?page=3&annotation=ab-12',
  })
  expect(opened('papers/one.pdf')).toEqual({ kind: 'file', path: '/home/ada/papers/one.pdf' })
  for (const text of [
    ...['offprint://paper/0', 'offprint://paper/1/../../x', 'offprint://paper/1?x=<script>', 'offprint://settings'],
    ...['offprint://paper/1e9', 'offprint://paper/12#x', 'https://evil.example/paper.html', '--inspect=0.0.0.0'],
    ...['--load-extension=x.pdf', 'run.sh', '.', 'javascript:alert(1)'],
  ])
    expect([text, opened(text)]).toEqual([text, null])
})

test('the packaged app asks for our links', async () => {
  const packaged = await start({ env: { DOUBLE_PACKAGED: '1' }, expectWindow: false })
  await expect.poll(() => packaged.calls('app.setAsDefaultProtocolClient')).toEqual([['offprint']])
})
