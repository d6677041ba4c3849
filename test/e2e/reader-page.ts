import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import type { Annotation } from '../../src/preload/contract/annotation.ts'
import type { Paper } from '../../src/preload/contract/paper.ts'
import { makePaperPdf, type PaperPdfOptions } from '../support/paper-pdf.ts'
import { ask as request, openSocket, signIn, type SocketClient } from '../support/web-client.ts'
import { type App, openApp } from './open-app.ts'

/** A paper open in the reader, by the names the interface promises. */
export interface OpenReader extends AsyncDisposable {
  readonly app: App
  readonly reader: Locator
  readonly annotations: Locator
  complaints(): readonly string[]
  sheet(page: number): Locator
  /** Where a point of the page's user space is on the screen, on an upright sheet of 612 by 792 points. */
  pointOn(page: number, x: number, y: number): Promise<readonly [number, number]>
  /** Chooses text with the pointer, from one point of the page to another. */
  choose(page: number, from: readonly [number, number], to: readonly [number, number]): Promise<void>
  /** The page has its picture, and its text can be chosen. */
  drawn(page: number): Promise<void>
  /** Opens the paper of the list again after a reload. */
  reopen(): Promise<void>
  /** Any method of the library. */
  ask<T>(method: string, args: unknown): Promise<T>
  /** Has a file for a moment, to hand over by the name that comes back. */
  upload(bytes: Uint8Array): Promise<string>
  /** As the library has it. */
  paper(): Promise<Paper>
  stored(): Promise<readonly Annotation[]>
  /** Where the library keeps the file. */
  filePath(): Promise<string>
}

/**
 * Brings a PDF into an empty library and opens it with Enter. In an app that is open already it becomes one more paper there,
 * opened by its address; the app stays open.
 */
export async function openReader(pdf: Uint8Array | PaperPdfOptions, shared?: App): Promise<OpenReader> {
  papersMade += 1
  // Papers of one title in one library would be one paper.
  const bytes = pdf instanceof Uint8Array ? pdf : await makePaperPdf({ ...pdf, doi: `10.5555/reader.${papersMade}` })
  const app = shared ?? (await openApp())
  const { page } = app.offprint
  const reader = page.getByRole('region', { name: 'Reader' })
  const { origin, cookie } = await signIn(app.host.newUrl())
  const socket: SocketClient = await openSocket(origin, cookie)
  const ask = async <T>(method: string, args: unknown): Promise<T> => {
    const reply = await socket.call(method, args)
    if (!reply.ok) throw new Error(reply.failure.message)
    return reply.value as T
  }
  const upload = async (body: Uint8Array): Promise<string> => {
    const headers = { cookie, origin, 'content-type': 'application/octet-stream' }
    const answer = await request(origin, '/upload?name=paper.pdf', { method: 'POST', body, headers })
    return (JSON.parse(answer.body.toString()) as { upload: string }).upload
  }
  const goToPaper = async (id: number): Promise<void> => {
    await page.evaluate(paper => void (location.hash = `#paper/${paper}`), id)
    await reader.waitFor()
  }
  let id = 1
  if (shared) {
    const attached = { upload: await upload(bytes), name: 'paper.pdf', paper: null, sourceUrl: null }
    id = (await ask<{ paper: number }>('files.attach', attached)).paper
    await page.goto('about:blank')
    await page.goto(app.host.newUrl())
    await page.getByRole('navigation', { name: 'Library' }).or(reader).first().waitFor()
    await goToPaper(id)
  } else await addByHand(app, bytes, reader)
  const complaintsBefore = app.complaints.length

  const sheet = (index: number): Locator => reader.getByRole('region', { name: `Page ${index + 1}`, exact: true })
  const pointOn = async (index: number, x: number, y: number): Promise<readonly [number, number]> => {
    const box = await sheet(index).boundingBox()
    if (!box) throw new Error(`page ${index + 1} is not shown`)
    const scale = box.width / 612
    return [box.x + x * scale, box.y + (792 - y) * scale]
  }
  return {
    app,
    reader,
    // Asking for the whole file and going on with its parts is how pdf.js learns that a host knows parts.
    complaints: () =>
      app.complaints
        .slice(complaintsBefore)
        .filter(line => !(line.includes('/pdf/') && line.endsWith('net::ERR_ABORTED'))),
    sheet,
    pointOn,
    annotations: reader.getByRole('list', { name: 'Annotations' }),
    async choose(index, from, to) {
      await page.mouse.move(...(await pointOn(index, ...from)))
      await page.mouse.down()
      await page.mouse.move(...(await pointOn(index, ...to)), { steps: 8 })
      await page.mouse.up()
    },
    async drawn(index) {
      await sheet(index).locator('canvas').first().waitFor()
      await sheet(index).locator('[aria-busy="false"]').waitFor({ state: 'attached' })
    },
    async reopen() {
      await page.reload()
      await page.getByRole('navigation', { name: 'Library' }).or(reader).first().waitFor()
      await goToPaper(id)
    },
    ask,
    upload,
    paper: () => ask<Paper>('papers.get', { id }),
    stored: () => ask<readonly Annotation[]>('annotations.list', { paper: id }),
    async filePath() {
      const { folder } = await ask<{ folder: string }>('library.info', {})
      const [file] = (await ask<Paper>('papers.get', { id })).files
      const found = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find(
        path => file && path.includes(file.id) && path.endsWith('.pdf'),
      )
      if (!found) throw new Error(`no PDF in ${folder}`)
      return join(folder, found)
    },
    async [Symbol.asyncDispose]() {
      socket.close()
      if (!shared) await app[Symbol.asyncDispose]()
    },
  }
}

let papersMade = 0

async function addByHand({ offprint }: App, bytes: Uint8Array, reader: Locator): Promise<void> {
  const { page } = offprint
  await page.getByRole('button', { name: 'Choose or paste' }).waitFor()
  await page.evaluate(encoded => {
    const data = new DataTransfer()
    data.items.add(
      new File([Uint8Array.from(atob(encoded), char => char.charCodeAt(0))], 'paper.pdf', { type: 'application/pdf' }),
    )
    for (const type of ['dragenter', 'dragover', 'drop'])
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }))
  }, Buffer.from(bytes).toString('base64'))
  await offprint.list.getByRole('row').first().waitFor()
  await offprint.list.focus()
  await offprint.press('Enter')
  await reader.waitFor()
}
