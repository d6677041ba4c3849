import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'

// As often as the mirror does.
const FILES_A_FOLDER_SYNC = 128

/** Ways of all files below a folder. */
export function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => statSync(join(folder, name)).isFile())
    .sort()
}

/** Copies files one after the other, each as a power cut leaves it whole or absent, and nothing else. */
export function plainFiles(from: string, names: readonly string[], to: string): void {
  const touched = new Set<string>()
  for (const [index, name] of names.entries()) {
    const target = join(to, name)
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(`${target}.tmp`, readFileSync(join(from, name)), { flush: true })
    renameSync(`${target}.tmp`, target)
    touched.add(dirname(target))
    if (index % FILES_A_FOLDER_SYNC > 0 && index < names.length - 1) continue
    for (const folder of touched) syncFolder(folder)
    touched.clear()
  }
}

function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r')
  fsyncSync(descriptor)
  closeSync(descriptor)
}
