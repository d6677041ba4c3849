import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'
import { BUNDLED_PACKAGES, mainOutput, workerSources } from './scripts/main-bundles.ts'

const project = import.meta.dirname
const main = (path: string): string => join(project, 'src/main', path)

/** What pdf.js reads beside its code, served with the app: nothing is ever asked of another host. */
function pdfAssets(): Plugin {
  return {
    name: 'offprint-pdf-assets',
    writeBundle() {
      for (const folder of ['cmaps', 'standard_fonts', 'wasm', 'iccs']) {
        const target = join(project, 'out/renderer/pdfjs', folder)
        mkdirSync(target, { recursive: true })
        cpSync(join(project, 'node_modules/pdfjs-dist', folder), target, { recursive: true })
      }
    },
  }
}

export default defineConfig({
  main: {
    build: {
      externalizeDeps: { exclude: [...BUNDLED_PACKAGES] },
      rolldownOptions: {
        input: {
          index: main('index.ts'),
          web: main('web/index.ts'),
          cli: main('cli/index.ts'),
          ...workerSources(project),
        },
        output: mainOutput,
      },
    },
  },
  preload: {
    build: {
      // A sandboxed preload script is CommonJS and may require nothing but electron.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: join(project, 'src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: join(project, 'src/renderer'),
    plugins: [react(), pdfAssets()],
    build: {
      rolldownOptions: { input: join(project, 'src/renderer/index.html') },
      // A data: address in CSS would need a wider policy.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  },
})
