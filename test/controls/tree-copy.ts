import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { projectFiles } from '../architecture/project-files.ts'
import type { Break } from './control.ts'

/** A copy of the project whose sources may be spoiled: the tree one works in is never touched. */
export interface TreeCopy {
  readonly folder: string
  /** Puts a control out of force; the answer puts it back. */
  break(control: Break): () => void
  remove(): void
}

export function copyOfTree(project: string): TreeCopy {
  const folder = mkdtempSync(join(tmpdir(), 'offprint-controls-'))
  for (const path of [...projectFiles(project), '.gitignore']) {
    mkdirSync(join(folder, dirname(path)), { recursive: true })
    cpSync(join(project, path), join(folder, path))
  }
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'))
  return {
    folder,
    break(control) {
      const path = join(folder, control.file)
      const whole = readFileSync(path, 'utf8')
      writeFileSync(path, brokenText(whole, control))
      const restore = isOutOfThePage(control) ? leaveOutPage(folder) : () => {}
      return () => {
        writeFileSync(path, whole)
        restore()
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Throws where the text that is the control is not there, or there more than once. */
export function brokenText(text: string, { file, without, take, put }: Break): string {
  const count = text.split(take).length - 1
  if (count !== 1)
    throw new Error(
      `${file} has this ${count} times where it should have it once, so nothing is known of a library without ${without}:\n${take}`,
    )
  return text.replace(take, () => put)
}

const isOutOfThePage = ({ file }: Break): boolean => /^src\/(?:main|preload)\//.test(file)

/** What is broken in the main process needs no new build of the page, which takes most of the time of one. */
function leaveOutPage(folder: string): () => void {
  const path = join(folder, 'electron.vite.config.ts')
  const whole = readFileSync(path, 'utf8')
  writeFileSync(path, whole.replace('  renderer: {', '  page: {'))
  return () => writeFileSync(path, whole)
}
