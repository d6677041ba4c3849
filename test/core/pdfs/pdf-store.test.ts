import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { makePdfStore, type PdfStore } from '../../../src/main/core/pdfs/pdf-store.ts'
import { makePdf } from '../../support/make-pdf.ts'

let folder: string
let store: PdfStore
let pdf: string

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'offprint-store-'))
  store = makePdfStore(join(folder, 'library'))
  pdf = given('a paper.pdf', await makePdf([{ lines: ['Some text'] }]))
  mkdirSync(join(folder, 'library'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

function given(name: string, bytes: Uint8Array | string): string {
  writeFileSync(join(folder, name), bytes)
  return join(folder, name)
}

function filesIn(path: string): string[] {
  return existsSync(path)
    ? readdirSync(path, { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile())
        .map(({ name }) => name)
    : []
}

describe('the store of PDFs', () => {
  it('keeps a file under the hash of its bytes', async () => {
    const bytes = readFileSync(pdf)
    const id = createHash('sha256').update(bytes).digest('hex')
    expect(await store.add(pdf)).toEqual({ id, bytes: bytes.length })
    expect(store.pathOf(id)).toBe(join(folder, 'library', 'files', id.slice(0, 2), `${id}.pdf`))
    expect(readFileSync(store.pathOf(id))).toEqual(bytes)
    expect(store.has(id)).toBe(true)
    expect(await store.check(id)).toBe('whole')
    expect(await store.list()).toEqual([{ id, bytes: bytes.length }])
  })

  it('stores a file once, however often and by however many it is added', async () => {
    const again = given('the same.pdf', readFileSync(pdf))
    const [first, second] = await Promise.all([store.add(pdf), store.add(again)])
    expect(await store.add(pdf)).toEqual(first)
    expect(second).toEqual(first)
    expect(filesIn(join(folder, 'library'))).toEqual([`${first.id}.pdf`])
  })

  it('puts a whole copy in the place of one that was cut off', async () => {
    const { id } = await store.add(pdf)
    writeFileSync(store.pathOf(id), readFileSync(pdf).subarray(0, 100))
    expect(await store.check(id)).toBe('damaged')
    await store.add(pdf)
    expect(await store.check(id)).toBe('whole')
  })

  it('knows a byte that was changed, and a file that is gone', async () => {
    const { id } = await store.add(pdf)
    const bytes = readFileSync(pdf)
    bytes[50] = (bytes[50] ?? 0) ^ 1
    writeFileSync(store.pathOf(id), bytes)
    expect(await store.check(id)).toBe('damaged')
    rmSync(store.pathOf(id))
    expect(await store.check(id)).toBe('missing')
    expect(store.has(id)).toBe(false)
  })

  it('moves what nothing refers to aside, and deletes nothing', async () => {
    const { id } = await store.add(pdf)
    const kept = await store.setAside(id)
    expect(kept).toBe(join(folder, 'library', 'recovered', `${id}.pdf`))
    expect(readFileSync(kept)).toEqual(readFileSync(pdf))
    expect(await store.list()).toEqual([])
    await expect(store.setAside(id)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('removes what a process that died left growing', async () => {
    const left = join(folder, 'library', 'files', '.adding-abc123')
    mkdirSync(left, { recursive: true })
    writeFileSync(join(left, 'copy.pdf'), 'half')
    const { id } = await store.add(pdf)
    expect(filesIn(join(folder, 'library'))).toEqual([`${id}.pdf`])
  })

  it('answers no path for what is not an id', () => {
    for (const id of ['', '../../etc/passwd', 'A'.repeat(64), `${'a'.repeat(64)}/x`])
      expect(() => store.pathOf(id)).toThrow(/not the id of a file/)
  })
})

describe('what the store refuses', () => {
  test.each<[string, string | Uint8Array, RegExp]>([
    ['empty.pdf', '', /empty\.pdf is not a PDF: the file is empty/],
    ['page.pdf', '\n<!DOCTYPE html><html><body>%PDF-1.7 is what you wanted</body></html>', /it is a web page/],
    ['feed.pdf', '<?xml version="1.0"?><rss/>', /it is an XML file/],
    ['notes.pdf', 'Only some notes.', /it is a text file/],
    ['book.pdf', 'PK\u0003\u0004rest', /it is a ZIP archive/],
    ['old.pdf', '%!PS-Adobe-3.0', /it is PostScript/],
    ['noise.pdf', new Uint8Array([1, 2, 3, 4, 5]), /no PDF begins like this/],
    ['late.pdf', `${' '.repeat(1024)}%PDF-1.7`, /it is a text file/],
  ])('%s', async (name, bytes, message) => {
    const adding = store.add(given(name, bytes))
    await expect(adding).rejects.toThrow(message)
    await expect(adding).rejects.toMatchObject({ code: 'invalid' })
    expect(filesIn(join(folder, 'library'))).toEqual([])
  })

  it('takes a PDF after some bytes of another kind', async () => {
    const bytes = Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\n\r\n'), readFileSync(pdf)])
    await expect(store.add(given('with a head.pdf', bytes))).resolves.toMatchObject({ bytes: bytes.length })
  })

  it('a file that is too large, a folder, and one that is not there', async () => {
    const small = makePdfStore(join(folder, 'library'), { maxBytes: 100 })
    await expect(small.add(pdf)).rejects.toMatchObject({ code: 'unsupported' })
    await expect(store.add(folder)).rejects.toMatchObject({ code: 'invalid' })
    await expect(store.add(join(folder, 'none.pdf'))).rejects.toMatchObject({ code: 'not-found' })
    expect(filesIn(join(folder, 'library'))).toEqual([])
  })
})

describe('a disk that does not take it', () => {
  const source = new URL('../../../src/main/core/pdfs/pdf-store.ts', import.meta.url)
  const adding = `
    const { makePdfStore } = await import(process.argv[1])
    await makePdfStore(process.argv[2]).add(process.argv[3], 'big.pdf').then(() => console.log('stored'), error => console.log(error.code + ': ' + error.message))`
  const addIn = (limit: string, library: string, path: string): string =>
    execFileSync(
      'sh',
      [
        '-c',
        `${limit} exec "$0" --input-type=module -e "$1" "$2" "$3" "$4"`,
        process.execPath,
        adding,
        source.href,
        library,
        path,
      ],
      { encoding: 'utf8' },
    )

  it.skipIf(process.platform === 'win32')('because it is full: says so and leaves nothing', () => {
    // No file may grow beyond 64 blocks in this shell, which is what a write to a full disk looks like.
    const big = given('big.pdf', `%PDF-1.7\n${'x'.repeat(200_000)}`)
    expect(addIn('ulimit -f 64;', join(folder, 'library'), big)).toMatch(
      /^disk-full: big\.pdf was not stored: the disk is full/,
    )
    expect(filesIn(join(folder, 'library'))).toEqual([])
    expect(addIn('', join(folder, 'library'), big)).toBe('stored\n')
  })

  // Not even root may make a folder in a /sys that is mounted.
  it.skipIf(!existsSync('/sys/kernel'))('because it is read-only: says so', () => {
    expect(addIn('', '/sys', pdf)).toMatch(
      /^read-only: big\.pdf was not stored: the library folder does not take writes/,
    )
  })
})
