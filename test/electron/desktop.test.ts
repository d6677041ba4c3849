import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { offerForPdfs } from '../../src/main/electron/pdf-association.ts'
import { type ElectronApp, startElectronApp } from './electron-app.ts'

const started: ElectronApp[] = []
afterEach(async () => {
  for (const app of started.splice(0)) await app.kill()
})

async function start(env: Readonly<Record<string, string>> = {}): Promise<ElectronApp> {
  const app = await startElectronApp({ env })
  started.push(app)
  return app
}

interface MenuItem {
  readonly id?: string
  readonly label?: string
  readonly submenu?: readonly MenuItem[]
}
const labels = (items: readonly MenuItem[]): (string | undefined)[] =>
  items.flatMap(({ label, submenu }) => [label, ...labels(submenu ?? [])])

function call<T>(app: ElectronApp, method: string, args: object): Promise<T> {
  return app.page.evaluate<T, readonly [string, object]>(
    ([name, given]) =>
      (window as unknown as { offprint: { call(n: string, a: object): Promise<{ value: T }> } }).offprint
        .call(name, given)
        .then(reply => reply.value),
    [method, args],
  )
}

const SAMPLE = join(import.meta.dirname, '../../resources/sample-pdfs/quiet-queue.pdf')

test('the tray adds what is on the clipboard, wherever one is, and keeps the app when its windows are closed', async () => {
  const app = await start({ DOUBLE_TAKEN_KEYS: 'Ctrl+Alt+T' })
  expect(await app.order('tray')).toBeNull()
  // Off until the reader wants them.
  expect(await app.order('press keys', 'Ctrl+Alt+O')).toBe(false)
  expect(await call(app, 'settings.get', {})).toMatchObject({
    quickAddKeys: '',
    offerForPdfs: false,
    spellCheck: false,
  })
  await call(app, 'settings.set', { tray: true, quickAddKeys: 'Ctrl+Alt+O' })
  await expect.poll(() => app.order<MenuItem[]>('tray').then(items => items?.map(({ id }) => id))).toContain('tray.add')

  // What it names is added without a window being asked.
  await app.order('copy', ' https://example.org/paper.pdf\n')
  const focused = async (): Promise<number> => (await app.calls('window.focus')).length
  const before = await focused()
  await app.order('choose in tray', 'tray.clipboard')
  const jobs = (): Promise<readonly { label: string }[]> => call(app, 'jobs.list', {})
  await expect.poll(async () => (await jobs()).length).toBe(1)
  expect(await focused()).toBe(before)
  await expect
    .poll(() => app.calls('notification'))
    .toContainEqual([{ title: 'Offprint', body: 'Adding https://example.org/paper.pdf' }])
  // Where it names nothing, the window asks.
  await app.order('copy', 'no address at all')
  await expect.poll(() => app.order('press keys', 'Ctrl+Alt+O')).toBe(true)
  await app.page.getByRole('dialog', { name: 'Add papers' }).waitFor()
  expect(await focused()).toBe(before + 1)

  await call(app, 'settings.set', { quickAddKeys: 'Ctrl+Alt+T' })
  await expect
    .poll(() => app.calls('notification'))
    .toContainEqual([expect.objectContaining({ title: 'Another program has Ctrl+Alt+T' })])
  expect(await app.order('press keys', 'Ctrl+Alt+O')).toBe(false)

  await app.order('close window')
  await expect.poll(() => app.order('windows')).toBe(0)
  await app.order('choose in tray', 'tray.show')
  await expect.poll(() => app.order('windows')).toBe(1)
  await app.order('choose in tray', 'tray.quit')
  expect(await app.ended).toBe(0)
})

test('windows stand beside each other, and what is chosen goes to the one used last', async () => {
  const app = await start()
  await app.order('choose in menu', 'desktop.window')
  await expect.poll(() => app.order('windows')).toBe(2)
  const [first, second] = (await app.calls('new BrowserWindow')).map(([options]) => options as { x: number; y: number })
  expect([(second?.x ?? 0) - (first?.x ?? 0), (second?.y ?? 0) - (first?.y ?? 0)]).toEqual([28, 28])
  const context = app.page.context()
  await expect.poll(() => context.pages().filter(page => page.url().includes('offprint-app')).length).toBe(2)
  const other = context.pages().find(page => page !== app.page && page.url().includes('offprint-app'))
  if (!other) throw new Error('there is no second page')
  await app.order('focus window', 0)
  await app.order('choose in menu', 'add')
  await app.page.getByRole('dialog', { name: 'Add papers' }).waitFor()
  expect(await other.getByRole('dialog').count()).toBe(0)
  // What is changed in one is seen in the other.
  await call(app, 'queues.create', { name: 'Seen in both' })
  await other.getByText('Seen in both').waitFor()
})

test('a paper that was read stands among the recent ones, and its PDF is dragged out under its name', async () => {
  const app = await start()
  await app.order('emit', { name: 'open-file', args: [SAMPLE] })
  const { page } = app
  await page.getByRole('grid', { name: 'Papers' }).getByRole('row').first().waitFor({ timeout: 30_000 })
  const { ids } = await call<{ ids: number[] }>(app, 'papers.ids', { view: { kind: 'all' } })
  const paper = await call<{ title: string; files: { id: string }[] }>(app, 'papers.get', { id: ids[0] })
  const file = paper.files[0]?.id ?? ''
  const recent = async (): Promise<(string | undefined)[]> => labels(await app.order<MenuItem[]>('menu'))
  expect(await recent()).toContain('None yet')
  const place = { file, page: 0, offset: 0, offsetX: 0, zoom: 'width', fraction: 0.1 }
  await call(app, 'reading.savePlace', { paper: ids[0], place })
  // As much of the title as a menu has room for.
  const shown = expect.stringMatching(new RegExp(`^${paper.title.slice(0, 50)}.*…$`))
  await expect.poll(recent, { timeout: 10_000 }).toContainEqual(shown)

  const drag = (name: string, of = file): Promise<boolean> =>
    page.evaluate(
      ([id, called]) =>
        (window as unknown as { offprint: { dragFile(id: string, name: string): Promise<boolean> } }).offprint.dragFile(
          id,
          called,
        ),
      [of, name] as const,
    )
  expect(await drag('../../A/B: “why?”\u0000.pdf')).toBe(true)
  expect(await drag('...')).toBe(true)
  const dragged = (await app.calls('webContents.startDrag')).map(([path]) => String(path))
  expect(dragged.map(path => basename(path))).toEqual(['A B “why ”.pdf', 'paper.pdf'])
  expect(readFileSync(dragged[0] ?? '')).toEqual(readFileSync(SAMPLE))
  // Nothing but what the library keeps.
  expect([await drag('x', 'a'.repeat(64)), await drag('x', '../owner.json')]).toEqual([false, false])
  const refused = await app.order<{ value?: unknown }>('invoke as', {
    channel: 'offprint:drag',
    args: [file, 'x'],
    frame: { url: 'https://evil.example/' },
  })
  expect(refused.value).toBe(false)
  // A press in the details does the same.
  await page.getByRole('grid', { name: 'Papers' }).getByRole('row').first().click()
  await page.getByRole('region', { name: 'Files' }).getByRole('button').first().dispatchEvent('dragstart')
  await expect.poll(() => app.calls('webContents.startDrag')).toHaveLength(3)
  await app.order('quit')
  expect(await app.ended).toBe(0)
  expect(dragged.filter(path => existsSync(path))).toEqual([])
})

test('spelling is looked at where the reader wants it, and words are exchanged by the menu of the field', async () => {
  const app = await start({ DOUBLE_LANGUAGES: 'de-AT,en-GB' })
  expect(await app.calls('session.setSpellCheckerEnabled')).toEqual([[false]])
  await call(app, 'settings.set', { spellCheck: true })
  await expect.poll(() => app.calls('session.setSpellCheckerEnabled')).toEqual([[false], [true]])
  expect(await app.calls('session.setSpellCheckerLanguages')).toEqual([[['de', 'en-GB', 'en-US']]])
  await app.order('right press in a field', { misspelledWord: 'papr', dictionarySuggestions: ['paper', 'Papier'] })
  const shown = async (): Promise<(string | undefined)[]> =>
    (await app.order<MenuItem[]>('context menu')).map(({ label }) => label)
  expect((await shown()).slice(0, 3)).toEqual(['paper', 'Papier', 'Ins Wörterbuch aufnehmen'])
  await app.order('choose in context menu', 'paper')
  await app.order('choose in context menu', 'Ins Wörterbuch aufnehmen')
  expect(await app.calls('webContents.replaceMisspelling')).toEqual([['paper']])
  expect(await app.calls('session.addWordToSpellCheckerDictionary')).toEqual([['papr']])
  await app.order('right press in a field', {})
  expect(await shown()).not.toContain('paper')
})

test('the menu speaks the language of the system, or the one that was chosen', async () => {
  const app = await start({ DOUBLE_LANGUAGES: 'fr,de-CH' })
  const menu = async (): Promise<(string | undefined)[]> => labels(await app.order<MenuItem[]>('menu'))
  expect(await menu()).toContain('&Datei')
  await call(app, 'settings.set', { language: 'en' })
  await expect.poll(menu).toContain('&File')
})

test('the system is told of PDFs only by choice, and never that Offprint comes first', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'offprint-data-'))
  const ran: string[][] = []
  const run = async (command: string, args: readonly string[]): Promise<void> => void ran.push([command, ...args])
  const linux = { platform: 'linux', program: '/opt/Off $print/50%', dataFolder, run } as const
  const entry = join(dataFolder, 'applications/offprint-pdf.desktop')
  await offerForPdfs(true, linux)
  expect(readFileSync(entry, 'utf8')).toContain('Exec="/opt/Off \\$print/50%%" %f\nMimeType=application/pdf;\n')
  await offerForPdfs(false, linux)
  expect(existsSync(entry)).toBe(false)
  expect(ran.map(([command]) => command)).toEqual(['update-desktop-database', 'update-desktop-database'])
  ran.length = 0
  const windows = { platform: 'win32', program: 'C:\\Offprint\\offprint.exe', dataFolder, run } as const
  await offerForPdfs(true, windows)
  await offerForPdfs(false, windows)
  expect(ran.map(([command, verb]) => `${command} ${verb}`)).toEqual(['reg add', 'reg add', 'reg delete', 'reg delete'])
  expect(ran.flat().filter(text => text.includes('UserChoice'))).toEqual([])
  rmSync(dataFolder, { recursive: true })
})
