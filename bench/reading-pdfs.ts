import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { launchChromium } from '../test/support/chromium.ts'
import { makeBigPdf } from '../test/support/make-pdf.ts'
import { makePaperPdf } from '../test/support/paper-pdf.ts'
import type { Bench, Part } from './bench.ts'
import { firstPages } from './first-page.ts'
import { flinging } from './flinging.ts'
import { ask, openHosted } from './library-host.ts'
import { pageText } from './page-text.ts'
import { reopening } from './reopening.ts'
import { startWebApp, visitorsOf } from './web-app.ts'

const PAPER_PAGES = 24
const BOOK_PAGES = 500

/** The reader of PDFs, beside the viewer that comes with pdf.js in the same browser. */
export const readingPdfs: Part = {
  about: 'PDFs: first page, last place, a fling through 500 pages, memory, keys and text, beside the viewer of pdf.js',
  async measure({ folder }: Bench) {
    const [paper, book] = [join(folder, 'paper.pdf'), join(folder, 'book.pdf')]
    writeFileSync(paper, await makePaperPdf({ pages: PAPER_PAGES, figure: true }))
    writeFileSync(book, await makeBigPdf(BOOK_PAGES))
    const library = join(folder, 'library')
    await keepPdfs(library, { 'book.pdf': book, 'paper.pdf': paper })
    await using browser = await launchChromium()
    const app = await startWebApp(library)
    try {
      const visit = await visitorsOf(app, browser)
      return [
        ...(await reopening(visit)),
        ...(await firstPages(browser, visit, paper)),
        ...(await flinging(browser, visit, book)),
        ...(await pageText(folder)),
      ]
    } finally {
      await app.close()
    }
  },
}

/** The files are named in the order in which their rows stand: the last one brought in is the first. */
async function keepPdfs(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  const library = await openHosted(folder)
  for (const [name, path] of Object.entries(files)) {
    const upload = randomUUID()
    await copyFile(path, await library.uploadPath(upload))
    await ask(library, 'files.attach', { upload, name, paper: null, sourceUrl: null })
  }
  await library.close()
}
