import { open } from 'node:fs/promises'
import type { PaperId } from '../../../../preload/contract/paper.ts'
import type { ReadHandle } from '../../database/handles.ts'
import type { PdfStore } from '../../pdfs/pdf-store.ts'

/** The files of a paper that another one of its files goes on from: programs append to a PDF what they change. */
export async function earlierFilesOf(
  read: ReadHandle,
  store: PdfStore,
  paper: PaperId,
  file: string,
): Promise<Set<string>> {
  const others = read
    .column<string>('SELECT DISTINCT file_id FROM annotations WHERE paper_id = ? AND pdf_print IS NOT NULL', paper)
    .filter(other => other !== file && store.has(other))
  const earlier = new Set<string>()
  for (const other of others) if (await goesOn(store.pathOf(file), store.pathOf(other))) earlier.add(other)
  return earlier
}

const BLOCK = 1024 * 1024

/** Whether the bytes of one file are the beginning of the other. */
async function goesOn(path: string, beginning: string): Promise<boolean> {
  const [file, start] = [await open(path), await open(beginning)]
  try {
    const [size, length] = [(await file.stat()).size, (await start.stat()).size]
    if (size <= length) return false
    const [a, b] = [Buffer.alloc(BLOCK), Buffer.alloc(BLOCK)]
    for (let at = 0; at < length; ) {
      const { bytesRead } = await start.read(b, 0, Math.min(BLOCK, length - at), at)
      if (bytesRead === 0) return false
      await file.read(a, 0, bytesRead, at)
      if (!a.subarray(0, bytesRead).equals(b.subarray(0, bytesRead))) return false
      at += bytesRead
    }
    return true
  } finally {
    await file.close()
    await start.close()
  }
}
