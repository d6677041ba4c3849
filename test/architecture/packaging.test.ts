import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { LINK_SCHEME } from '../../src/main/electron/app-scheme.ts'

const project = join(import.meta.dirname, '../..')
const packaging: {
  electronFuses: Readonly<Record<string, boolean>>
  asar: boolean
  protocols: readonly { readonly schemes: readonly string[] }[]
  linux: { readonly target: readonly string[] }
} = JSON.parse(readFileSync(join(project, 'electron-builder.json'), 'utf8'))

test('a packaged app is no Node, loads its own code alone and whole, and gives files no privileges', () => {
  expect(packaging.asar).toBe(true)
  expect(packaging.electronFuses).toEqual({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  })
  expect(packaging.protocols.flatMap(({ schemes }) => schemes)).toEqual([LINK_SCHEME])
  // An AppImage would need the sandbox switched off on some systems.
  expect(packaging.linux.target).not.toContain('AppImage')
})
