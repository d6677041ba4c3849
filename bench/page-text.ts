import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readPdf } from '../src/main/host/read-pdf.ts'
import { ownObjectsOf } from '../src/main/workers/pdf/annotated-page.ts'
import { openPdf } from '../src/main/workers/pdf/open-pdf.ts'
import { readDocument } from '../src/main/workers/pdf/read-document.ts'
import { makePaperPdf } from '../test/support/paper-pdf.ts'
import { beside, type Figure, judged, median, timed } from './figure.ts'

const PAGES = 14
const ROUNDS = 9
const MOST_OF_POPPLER = 3

/** The text of a paper, by the program of the worker that reads PDFs and by pdftotext, in turns. */
export async function pageText(folder: string): Promise<Figure[]> {
  const path = join(folder, 'fourteen.pdf')
  writeFileSync(path, await makePaperPdf({ pages: PAGES, figure: true }))
  const timesOf = (): { [who: string]: number[] } => ({ ours: [], whole: [], pdftotext: [], mutool: [] })
  const times = timesOf()
  // Whatever runs for the first time is slower than it ever is again.
  for (const into of [timesOf(), ...Array.from({ length: ROUNDS }, () => times)]) {
    into['ours']?.push((await timed(() => textOf(path))).ms)
    into['whole']?.push((await timed(() => readPdf({ path, cpuMs: 60_000 }))).ms)
    for (const [who, args] of [
      ['pdftotext', [path, '-']],
      ['mutool', ['draw', '-q', '-F', 'txt', path]],
    ] as const) {
      const { ms, value } = await timed(() => spawnSync(who, args))
      if (!value.error) into[who]?.push(ms)
    }
  }
  const { ours = [], whole = [], pdftotext = [], mutool = [] } = times
  const what = `text of ${PAGES} pages, in the worker`
  const of = `${MOST_OF_POPPLER} × pdftotext (${Math.round(median(pdftotext))} ms)`
  return [
    pdftotext.length > 0
      ? judged(what, median(ours), median(pdftotext) * MOST_OF_POPPLER, of)
      : beside(what, median(ours), 'pdftotext is not installed'),
    beside('the same with a process started for it', median(whole), 'as the library asks'),
    ...(mutool.length > 0 ? [beside('the same by mutool', median(mutool))] : []),
  ]
}

async function textOf(path: string): Promise<void> {
  const { document, close } = await openPdf(path, undefined)
  await readDocument(document, Number.POSITIVE_INFINITY, ownObjectsOf(path, undefined, document.numPages))
  await close()
}
