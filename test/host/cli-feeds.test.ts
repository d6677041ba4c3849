import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { paperLines } from '../support/paper-lines.ts'
import { runCli } from '../support/run-cli.ts'

let folder = ''
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'offprint-cli-feeds-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function json(...args: string[]): Promise<unknown> {
  const { code, values, stderr } = await runCli(join(folder, 'library'), [...args, '--json'])
  expect([code, stderr]).toEqual([0, ''])
  return values()[0]
}

test('feeds are filed, renamed, paused and taken up again', async () => {
  const { id } = (await json('feeds', 'add', 'cs.CL', '--folder', 'Morning')) as { id: string }
  expect(await json('feeds', 'rename', id, 'Language')).toMatchObject({ id, name: 'Language', folder: 'Morning' })
  expect(await json('feeds', 'pause', id)).toMatchObject({ paused: true, state: 'paused' })
  expect(await json('feeds', 'refresh')).toMatchObject({ new: 0, failed: [] })
  expect(await json('feeds', 'pause', id, '--off')).toMatchObject({ paused: false })
  writeFileSync(
    join(folder, 'half.opml'),
    '<opml><body>\n<outline xmlUrl="https://a.example/feed"/>\n<outline xmlUrl="ht',
  )
  const half = await runCli(join(folder, 'library'), ['feeds', 'import-opml', join(folder, 'half.opml')])
  expect([half.code, half.stdout]).toEqual([1, expect.stringContaining('1 feeds added, 0 known before.')])
  expect(half.stderr).toContain('half.opml, line 3: the file ends in the middle of its list.')
  const list = await runCli(join(folder, 'library'), ['feeds', 'list'])
  expect(list.stdout).toMatch(/Morning \/ Language\s+0 of 0\s+new/)
  expect(await json('feeds', 'remove', id)).toBeNull()
  expect(await json('call', 'feeds.list', '{}')).toMatchObject([{ url: 'https://a.example/feed' }])
})

test('a rule is tried, made, listed and removed, and what it did is undone', async () => {
  writeFileSync(join(folder, 'papers.jsonl'), paperLines(9))
  await json('import', join(folder, 'papers.jsonl'))
  const tried = await runCli(join(folder, 'library'), ['rules', 'try', 'mute', 'title:plasma', 'not:author:nobody'])
  expect(tried.stdout).toMatch(/^Of 9 papers of the last 90 days it would mute 0/)
  const made = (await json('rules', 'add', 'mute', 'title:sparse', '--name', 'No sparse ones', '--apply')) as {
    id: string
  }
  expect(made).toMatchObject({ name: 'No sparse ones', action: 'mute', count: 2 })
  expect(await json('rules', 'list')).toMatchObject([{ id: made.id, count: 2 }])
  expect(await json('call', 'library.info', '{}')).toMatchObject({ muted: 2, counts: { inbox: 7 } })
  expect(await json('rules', 'remove', made.id)).toBeNull()
  expect(await json('call', 'library.info', '{}')).toMatchObject({ muted: 0, counts: { inbox: 9 } })
  expect(await json('call', 'editions.list', '{}')).toMatchObject([{ kind: 'file', count: 9 }])
})

test.each([
  ['feeds', 'rename', 'only-an-id'],
  ['feeds', 'explode'],
  ['feeds', 'list', 'more'],
  ['rules', 'try', 'explode', 'title:x'],
  ['rules', 'try', 'mute', 'nonsense'],
  ['rules', 'try', 'mute'],
  ['rules', 'add', 'mute', 'title:x'],
  ['rules', 'remove'],
])('%s %s %s is not understood', async (...args) => {
  const { code, stderr } = await runCli(join(folder, 'library'), args)
  expect(code).toBe(2)
  expect(stderr).toContain('usage: offprint')
})
