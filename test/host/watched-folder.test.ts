import { mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { watchFolder } from '../../src/main/host/watched-folder.ts'
import { makePdf } from '../support/make-pdf.ts'
import { openTestLibrary } from '../support/open-test-library.ts'

test('what comes into the watched folder is taken in once it is whole, once, and only where one asked for it', async () => {
  const opened = await openTestLibrary()
  const { api } = opened.library
  const folder = mkdtempSync(join(tmpdir(), 'offprint-watched-'))
  const elsewhere = mkdtempSync(join(tmpdir(), 'offprint-elsewhere-'))
  const rounds: (() => void)[] = []
  const after = (_ms: number, task: () => void): (() => void) => {
    rounds.push(task)
    return () => {}
  }
  const looked = async (): Promise<void> => {
    rounds.shift()?.()
    await expect.poll(() => rounds.length, { timeout: 20_000 }).toBe(1)
  }
  const titles = async (): Promise<string[]> => {
    const { ids } = await api['papers.ids']({ view: { kind: 'all' } })
    return (await api['papers.rows']({ ids: [...ids] })).map(({ title }) => title).sort()
  }
  const watch = () =>
    watchFolder({ library: opened.library, memory: join(opened.folder, 'cache/watched.json'), after, log: () => {} })
  let stop = watch()
  try {
    writeFileSync(
      join(folder, 'ice.pdf'),
      await makePdf([{ lines: ['On the slow melting of models', 'Ada Lovelace'] }]),
    )
    writeFileSync(join(folder, '.hidden.bib'), '@article{h, title={Hidden}}')
    writeFileSync(join(elsewhere, 'private.bib'), '@article{p, title={Of another folder}}')
    symlinkSync(join(elsewhere, 'private.bib'), join(folder, 'link.bib'))
    symlinkSync(elsewhere, join(folder, 'linked'))
    writeFileSync(join(folder, 'notes.txt'), 'no paper')
    const there = readdirSync(folder)
    await looked()
    expect(await titles()).toEqual([])
    await api['settings.set']({ watchedFolder: folder })
    await looked()
    expect(await titles()).toEqual([])
    await looked()
    expect(await titles()).toEqual(['On the slow melting of models'])
    expect(readdirSync(folder)).toEqual(there)
    writeFileSync(join(folder, 'more.bib'), '@article{w, title={Warm words}, author={Bo Chen}}')
    await looked()
    await looked()
    await expect.poll(titles, { timeout: 20_000 }).toEqual(['On the slow melting of models', 'Warm words'])
    const [first] = (await api['papers.ids']({ view: { kind: 'all' } })).ids
    if (first !== undefined) await api['papers.setTrashed']({ ids: [first], trashed: true })
    await stop()
    rounds.length = 0
    stop = watch()
    await looked()
    await looked()
    expect(await titles()).toHaveLength(1)
  } finally {
    await stop()
    await opened.close()
    for (const made of [folder, elsewhere]) rmSync(made, { recursive: true, force: true })
  }
})
