import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openBrowser } from '../../src/main/web/open-browser.ts'

test.skipIf(process.platform !== 'linux')(
  'the browser gets the address, and not the password of the mail server',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'offprint-browser-'))
    const seen = join(folder, 'seen')
    const program = join(folder, 'chromium')
    writeFileSync(program, `#!/bin/sh\n{ echo "$@"; env; } > '${seen}.half'\nmv '${seen}.half' '${seen}'\n`)
    chmodSync(program, 0o755)
    const environment = {
      DISPLAY: ':7',
      PATH: `${folder}:/usr/bin:/bin`,
      OFFPRINT_SMTP_PASSWORD: 'canary',
      OFFPRINT_LIBRARY: '/x',
    }
    try {
      expect(openBrowser('http://127.0.0.1:1/?code=abc', environment, false)).toBe(true)
      await expect.poll(() => existsSync(seen)).toBe(true)
      const text = readFileSync(seen, 'utf8')
      expect(text).toContain('--app=http://127.0.0.1:1/?code=abc')
      expect(text).toContain('OFFPRINT_LIBRARY=/x')
      expect(text).not.toContain('canary')
      expect(openBrowser('http://127.0.0.1:1/', environment, true)).toBe(false)
      expect(openBrowser('http://127.0.0.1:1/', { PATH: folder }, false)).toBe(false)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
)
