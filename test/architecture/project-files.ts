import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Every file of a project folder that a clone of it would have, as paths with "/" from its root. */
export function projectFiles(project: string, folder = ''): string[] {
  const made = [
    '.git',
    ...readFileSync(join(project, '.gitignore'), 'utf8')
      .split('\n')
      .map(line => line.replace(/\/$/, '')),
  ]
  return readdirSync(join(project, folder)).flatMap(name => {
    const path = folder === '' ? name : `${folder}/${name}`
    if (made.includes(name) || name.endsWith('.log')) return []
    return statSync(join(project, path)).isDirectory() ? projectFiles(project, path) : [path]
  })
}
