import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runCli } from '../support/run-cli.ts'

test('a feed is inspected by its name and with the addresses it means', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'offprint-cli-'))
  try {
    const feed = join(folder, 'feed.xml')
    writeFileSync(
      feed,
      '<rss><channel><title>Letters</title><item><title>A</title><link>/1</link></item></channel></rss>',
    )
    const inspected = await runCli(join(folder, 'library'), [
      'inspect',
      feed,
      '--json',
      '--base-url',
      'https://a.example/feed',
    ])
    expect(inspected.values()).toMatchObject([
      { format: 'feed', feedTitle: 'Letters', entries: [{ title: 'A', url: 'https://a.example/1' }] },
    ])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
