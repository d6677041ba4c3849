import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { ask, openSocket, signIn } from '../support/web-client.ts'
import { openApp } from './open-app.ts'

const samples = process.env['OFFPRINT_SAMPLES'] ?? join(import.meta.dirname, '../../../shared/samples')
/** Every file, and what came of each: minutes, for a look of one's own. */
const isThorough = process.env['OFFPRINT_FIGURES'] !== undefined

interface Sample {
  readonly case: string
  readonly file: string
  readonly path: string
  readonly kind: 'valid' | 'password' | 'password-unknown' | 'encrypted-open' | 'corrupt'
  readonly expected: {
    readonly pages?: number
    readonly textLen?: number
    readonly words?: number
    readonly password?: string
  }
}

/** What the reader shows of a file. */
interface Shown {
  readonly pages: number | null
  readonly letters: number
  readonly words: number
  readonly reason: string | null
  readonly ms: number
}

// Files unlike each other: forms with scripts, two columns, writing downwards and from the right, scans, turned and cropped pages.
const EVERY = 18
const MOST_PAGES = isThorough ? 40 : 3
const LEAST_OF_LETTERS = 0.95
const SHORT = 200
/** Of a page with fewer letters than that, so many words may be missing. */
const FEW = 2
const SPACES = /[\s\u001c-\u001f]+/
const WAIT = { timeout: 60_000 }

test.skipIf(!existsSync(join(samples, 'pdf')))(
  'files of every kind open as they are, or say why not; none hangs, runs a script or asks for anything',
  async () => {
    await using app = await openApp()
    const { page } = app.offprint
    const { origin } = new URL(app.host.newUrl())
    const strayed: string[] = []
    app.context.on('request', request => {
      if (!['blob:', 'data:'].includes(new URL(request.url()).protocol) && new URL(request.url()).origin !== origin)
        strayed.push(request.url())
    })
    page.on('dialog', dialog => {
      strayed.push(`a dialog: ${dialog.message()}`)
      void dialog.dismiss()
    })
    const session = await signIn(app.host.newUrl())
    const socket = await openSocket(session.origin, session.cookie)
    await page.getByRole('button', { name: 'Choose or paste' }).waitFor()
    const poor: string[] = []
    for (const sample of [...samplesOf('cases', isThorough ? 1 : EVERY), ...samplesOf('hostile', isThorough ? 1 : 3)]) {
      const paper = await addTo(socket, session, sample)
      const shown = typeof paper === 'string' ? refused(paper) : await show(page, paper, sample)
      const fault = faultOf(sample, shown)
      if (fault) poor.push(`${sample.case}: ${fault}`)
      if (isThorough)
        process.stdout.write(`${JSON.stringify({ case: sample.case, kind: sample.kind, ...shown, fault })}\n`)
    }
    socket.close()
    expect(poor).toEqual([])
    expect(strayed).toEqual([])
  },
  isThorough ? 1_200_000 : 180_000,
)

function samplesOf(list: 'cases' | 'hostile', every: number): readonly Sample[] {
  const path = join(samples, `pdf/${list}.jsonl`)
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map(row => JSON.parse(row) as Sample)
    .filter((_, index) => index % every === 0)
    .map(row => ({ ...row, path: join(dirname(path), row.file) }))
}

const refused = (reason: string): Shown => ({ pages: null, letters: 0, words: 0, reason, ms: 0 })

/** The paper that has the file now, or why the library does not take it. */
async function addTo(
  socket: Awaited<ReturnType<typeof openSocket>>,
  { origin, cookie }: { readonly origin: string; readonly cookie: string },
  { path }: Sample,
): Promise<number | string> {
  const answer = await ask(origin, '/upload?name=sample.pdf', {
    method: 'POST',
    body: readFileSync(path),
    headers: { cookie, origin, 'content-type': 'application/octet-stream' },
  })
  const { upload } = JSON.parse(answer.body.toString()) as { upload: string }
  const reply = await socket.call('files.attach', { upload, name: 'sample.pdf', paper: null, sourceUrl: null })
  return reply.ok ? (reply.value as { paper: number }).paper : reply.failure.message
}

async function show(page: Page, paper: number, { expected }: Sample): Promise<Shown> {
  const startedAt = performance.now()
  await page.evaluate(id => {
    for (const reader of document.querySelectorAll('[aria-label=Reader]')) reader.setAttribute('data-before', '')
    location.hash = `#paper/${id}`
  }, paper)
  const reader = page.locator('[aria-label=Reader]:not([data-before])')
  const dialog = page.getByRole('dialog', { name: 'This PDF has a password' })
  const problem = reader.locator('[role=alert]')
  const first = reader.locator('[data-page="0"] canvas')
  await first.or(problem).or(dialog).first().waitFor(WAIT)
  if (await dialog.isVisible()) {
    if (expected.password === undefined) {
      await dialog.getByRole('button', { name: 'Back to the list' }).click()
      return { ...refused('password'), ms: performance.now() - startedAt }
    }
    await dialog.getByRole('textbox', { name: 'Password' }).fill(expected.password)
    await page.keyboard.press('Enter')
    await first.or(problem).first().waitFor(WAIT)
  }
  const [reason] = await problem.allTextContents()
  if (!(await first.isVisible())) return { ...refused(reason ?? ''), ms: performance.now() - startedAt }
  // Not of the whole room: while a file opens it says "3 kB of 9 kB" as well.
  const count = await reader.locator('label', { has: page.locator('[data-page-box]') }).textContent()
  const pages = Number(/of (\d+)/.exec(count ?? '')?.[1])
  let text = ''
  for (let index = 0; index < Math.min(pages, MOST_PAGES); index += 1) {
    const sheet = reader.locator(`[data-page="${index}"]`)
    await sheet.evaluate(element => element.scrollIntoView())
    await sheet.locator('[aria-busy=false]').waitFor({ ...WAIT, state: 'attached' })
    text += await sheet.evaluate(element =>
      [...element.querySelectorAll('[aria-busy] span')].map(({ textContent }) => `${textContent} `).join(''),
    )
  }
  // What parts words for whoever counted: control letters that stand for a font's own do, too.
  const words = text.split(SPACES).filter(word => word !== '')
  return { pages, letters: words.join('').length, words: words.length, reason: null, ms: performance.now() - startedAt }
}

/** What is wrong with what was shown; null where nothing is. */
function faultOf({ kind, expected }: Sample, { pages, letters, words, reason }: Shown): string | null {
  switch (kind) {
    case 'password-unknown':
      return reason?.includes('password') ? null : `asked for no password, said "${reason ?? ''}"`
    case 'corrupt':
      return pages !== null || (reason ?? '') !== '' ? null : 'neither opened nor said why'
    case 'valid':
    case 'password':
    case 'encrypted-open': {
      if (pages === null) return `did not open: ${reason ?? ''}`
      if (pages !== expected.pages) return `${pages} pages instead of ${expected.pages}`
      // The caption of a button is drawn on the page, and neither its text nor its fields have it.
      if (pages > MOST_PAGES) return null
      const { textLen = 0, words: meant = 0 } = expected
      if (textLen > SHORT) return letters < textLen * LEAST_OF_LETTERS ? `${letters} letters of ${textLen}` : null
      return words < meant - FEW ? `${words} words of ${meant}` : null
    }
  }
}
