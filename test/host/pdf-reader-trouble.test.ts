import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { deflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PdfReading } from '../../src/main/core/ports.ts'
import { forkReader, type ReaderProcess, threadReader } from '../../src/main/host/pdf-reader-process.ts'
import { makeReadPdf } from '../../src/main/host/read-pdf.ts'
import { pdfOf } from '../support/make-locked-pdf.ts'
import { makePdf } from '../support/make-pdf.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'offprint-read-pdf-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function given(name: string, bytes: Uint8Array | string): string {
  writeFileSync(join(folder, name), bytes)
  return join(folder, name)
}

/** As good as for ever; a process that nobody ends does end. */
const LOOP = 'const until = Date.now() + 20_000; while (Date.now() < until);'

const WATCHDOG = new URL('../../src/main/workers/pdf/watchdog.ts', import.meta.url).href
const READER_PROCESS = new URL('../../src/main/host/pdf-reader-process.ts', import.meta.url).href

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

describe('a reader in trouble', () => {
  /** A reader with this code in place of ours. */
  const readerOf = (name: string, code: string): ReturnType<typeof makeReadPdf> =>
    makeReadPdf({
      entry: pathToFileURL(given(`${name}.mjs`, `process.on('message', async question => { ${code} })`)),
      heapMegabytes: 64,
      start: forkReader,
    })
  const ask = (name: string, code: string, cpuMs = 10_000): Promise<PdfReading> =>
    readerOf(name, code)({ path: '/somewhere/odd.pdf', cpuMs })

  it('is ended when it runs for ever', async () => {
    const started = performance.now()
    await expect(ask('loop', LOOP, 100)).rejects.toThrow(/^odd\.pdf could not be read: it took longer than 0.1 seconds/)
    expect(performance.now() - started).toBeLessThan(8_000)
    // One that sees to it itself is not given the rest of the time.
    const watch = `(await import(${JSON.stringify(WATCHDOG)})).watch({ ...question, wallMs: 1e9 }); setTimeout(() => { ${LOOP} }, 100)`
    await expect(ask('own-loop', watch, 2_000)).rejects.toThrow(/it took longer than 2 seconds of work/)
    expect(performance.now() - started).toBeLessThan(16_000)
  })

  it('does not outlive the program that waited for it', async () => {
    const watch = `(await import(${JSON.stringify(WATCHDOG)})).watch({ cpuMs: 1e9, wallMs: 1e9, maxBytes: 1e12 })`
    const reader = given('orphan.mjs', `${watch}; setTimeout(() => process.send(process.pid, () => { ${LOOP} }), 100)`)
    const parent = given(
      'parent.mjs',
      `const { forkReader } = await import(${JSON.stringify(READER_PROCESS)})
      forkReader(new URL(${JSON.stringify(pathToFileURL(reader).href)}), 64).onMessage(pid => {
        process.stdout.write(String(pid), () => process.kill(process.pid, 'SIGKILL'))
      })`,
    )
    const { stdout } = spawnSync(process.execPath, [parent], { encoding: 'utf8' })
    expect(Number(stdout)).toBeGreaterThan(1)
    await expect.poll(() => isAlive(Number(stdout)), { timeout: 10_000 }).toBe(false)
  })

  it('may fall over', async () => {
    await expect(ask('crash', 'process.abort()')).rejects.toThrow(/the reader ended before it was done/)
    await expect(ask('throw', 'throw new Error("x")')).rejects.toThrow(/the reader ended before it was done/)
    await expect(ask('reject', 'Promise.reject(new Error("x"))')).rejects.toThrow(/the reader ended before it was done/)
  })

  it('may run out of memory', async () => {
    const fill = 'const all = []; for (;;) all.push(new Array(1e6).fill(all.length))'
    await expect(ask('memory', fill, 60_000)).rejects.toThrow(/needs more memory than a reader is given/)
  })

  it('is gone when it was ended, and not only no longer waited for', async () => {
    const ends: Promise<unknown>[] = []
    const start: typeof forkReader = (entry, heap) => {
      const reader = forkReader(entry, heap)
      ends.push(new Promise(resolve => reader.onEnd(resolve)))
      return reader
    }
    const entry = pathToFileURL(given('stays.mjs', `process.on('message', () => { ${LOOP} })`))
    await expect(makeReadPdf({ entry, start })({ path: '/somewhere/odd.pdf', cpuMs: 50 })).rejects.toThrow(
      /longer than/,
    )
    await expect(Promise.race([ends[0], new Promise(resolve => setTimeout(resolve, 5_000, 'it lives'))])).resolves.toBe(
      '',
    )
  })

  it('may not write, may not start programs, and is told nothing of who started it', async () => {
    const target = join(folder, 'written')
    const attempt = (code: string): string =>
      `let why = 'it could'; try { ${code} } catch (error) { why = error.code } process.send({ ok: false, failure: { code: 'invalid', message: why } })`
    await expect(
      ask('write', attempt(`(await import('node:fs')).writeFileSync(${JSON.stringify(target)}, '')`)),
    ).rejects.toThrow(/ERR_ACCESS_DENIED/)
    await expect(ask('start', attempt(`(await import('node:child_process')).spawnSync('true')`))).rejects.toThrow(
      /ERR_ACCESS_DENIED/,
    )
    expect(existsSync(target)).toBe(false)
    process.env['OFFPRINT_SMTP_PASSWORD'] = 'open sesame'
    await expect(ask('env', attempt(`throw { code: JSON.stringify(process.env) }`))).rejects.not.toThrow(/sesame/)
    delete process.env['OFFPRINT_SMTP_PASSWORD']
  })

  it('is ended when a document unpacks to more than it may hold', async () => {
    // 5 KB that are 600 MB: run lengths of one letter, packed again.
    const runs = deflateSync(Buffer.alloc(9_400_000, Buffer.from([129, 32])))
    const stream = Buffer.concat([
      Buffer.from(`<</Length ${runs.length}/Filter[/FlateDecode/RunLengthDecode]>>stream\n`),
      runs,
      Buffer.from('\nendstream'),
    ])
    const bomb = pdfOf([
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>',
      stream,
    ])
    const reading = makeReadPdf({ maxBytes: 300 * 1024 * 1024 })({ path: given('bomb.pdf', bomb), cpuMs: 60_000 })
    await expect(reading).rejects.toThrow(/bomb\.pdf could not be read: it needs more memory/)
  })

  it('ends itself when nobody else does, heard or not', () => {
    const code = `const { watch } = await import(${JSON.stringify(WATCHDOG)}); watch({ cpuMs: 1e9, wallMs: 500, maxBytes: 1e12 }); setTimeout(() => { for (;;); }, 100)`
    const ended = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
      timeout: 20_000,
      encoding: 'utf8',
    })
    expect(ended.signal).toBe('SIGKILL')
    expect(ended.stderr).toContain('out of time')
    // What is written to somebody who does not listen any more is an error.
    const deaf = '"$0" --input-type=module -e "$1" 2>&1 >/dev/null | true; exit ${PIPESTATUS[0]}'
    expect(spawnSync('bash', ['-c', deaf, process.execPath, code], { timeout: 20_000 }).status).toBe(128 + 9)
  })

  it('warns of nothing as it starts, with nothing there to draw with', () => {
    const pdfjs = new URL('../../src/main/workers/pdf/load-pdfjs.ts', import.meta.url).href
    const code = `const { version } = await (await import(${JSON.stringify(pdfjs)})).loadPdfJs(); console.log(version)`
    const ended = spawnSync(process.execPath, ['--no-warnings', '--input-type=module', '-e', code], {
      timeout: 20_000,
      encoding: 'utf8',
    })
    expect(ended.stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
    expect(ended.stderr).toBe('')
  })

  it('is one of two at the most', async () => {
    let running = 0
    let most = 0
    const start = (): ReaderProcess => {
      most = Math.max(most, (running += 1))
      let tell: (message: unknown) => void = () => {}
      return {
        send: () => setTimeout(() => tell({ ok: false, failure: { code: 'invalid', message: 'no' } }), 5),
        onMessage: listener => (tell = listener),
        onEnd() {},
        kill: () => (running -= 1),
      }
    }
    const limited = makeReadPdf({ start })
    const endings = await Promise.allSettled(Array.from({ length: 7 }, () => limited({ path: 'x.pdf', cpuMs: 1_000 })))
    expect(endings.map(({ status }) => status)).toEqual(Array(7).fill('rejected'))
    expect({ most, running }).toEqual({ most: 2, running: 0 })
  })
})

describe('a reader that is a thread', () => {
  const read = makeReadPdf({ start: threadReader })
  /** A thread with this code in place of ours. */
  const ask = (name: string, code: string, cpuMs = 30_000): Promise<PdfReading> => {
    const script = `import { parentPort } from 'node:worker_threads'; parentPort.on('message', async question => { ${code} })`
    return makeReadPdf({
      start: threadReader,
      heapMegabytes: 64,
      entry: pathToFileURL(given(`${name}-thread.mjs`, script)),
    })({ path: 'odd.pdf', cpuMs })
  }

  it('reads as a process does', async () => {
    const path = given('thread.pdf', await makePdf([{ lines: ['Read in a thread'] }]))
    expect(await read({ path, cpuMs: 30_000 })).toMatchObject({ pages: 1, text: ['Read in a thread'] })
    await expect(read({ path: join(folder, 'none.pdf'), cpuMs: 30_000 })).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  it('is ended when it runs for ever, may fall over and may run out of memory', async () => {
    await expect(ask('loop', 'for (;;);', 1_000)).rejects.toThrow(/took longer than 1 seconds/)
    await expect(ask('throw', 'throw new Error("x")')).rejects.toThrow(/the reader ended before it was done/)
    await expect(ask('memory', 'const all = []; for (;;) all.push(new Array(1e6).fill(all.length))')).rejects.toThrow(
      /needs more memory/,
    )
  })
})
