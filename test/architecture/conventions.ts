import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFiles } from './project-files.ts'
import { rooms } from './rooms.ts'

const LONGEST_FILE = 300
const programs = /^(src|test|bench|scripts)\/.*\.(ts|tsx|mjs)$/
const named = /^(src|test|bench|scripts)\//
const kebabCase = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*$/
// Folders are subjects; these say what kind of thing is inside, and then anything fits.
const kinds = /(^|\/)(utils?|helpers?|common|types|misc|shared|lib|components|hooks|constants)(\/|\.tsx?$)/
// "index" is the entry of a program; anywhere else it would be a second face of a folder.
const entries = /^(src\/(main|main\/web|main\/cli|preload)|bench)\/index\.ts$/
const reExport = /^export\s+(type\s+)?(\*|\{[^}]*\})(\s+as\s+\w+)?\s+from\s/m

// Where a file was written is no part of the product. Spelt so that these lines do not find themselves.
const foreignWords = [/\/wor[k]\//, /\bfar[m]-\w/, /\bissu[e] #?\d/i, /\/tmp\/tea[m]/, /\bC[E]O\b/, /\bworkplac[e]\b/i]

/** One line for each file of a project folder that breaks a convention of the code base. */
export function brokenConventions(project: string): string[] {
  return projectFiles(project).flatMap(path => {
    const text = readFileSync(join(project, path), 'utf8')
    return [...wrongName(path), ...(programs.test(path) ? wrongProgram(path, text) : []), ...foreignTo(path, text)]
  })
}

function wrongName(path: string): string[] {
  if (!named.test(path)) return []
  const found: string[] = []
  if (!path.split('/').every(part => kebabCase.test(part))) found.push(`${path}: names are kebab-case`)
  if (kinds.test(path)) found.push(`${path}: a name says the subject, not the kind of thing`)
  if (/\/index\.(ts|tsx)$/.test(path) && !entries.test(path))
    found.push(`${path}: "index" is for the entry of a program`)
  if (/^src\/.*\.tsx?$/.test(path) && !rooms.some(room => new RegExp(room.path).test(path)))
    found.push(`${path}: belongs to no room of test/architecture/rooms.ts`)
  return found
}

function wrongProgram(path: string, text: string): string[] {
  const found: string[] = []
  const lines = text.trimEnd().split('\n').length
  if (lines > LONGEST_FILE) found.push(`${path}: ${lines} lines, at most ${LONGEST_FILE}`)
  if (reExport.test(text)) found.push(`${path}: passes on what another file exports; import it from there`)
  return found
}

function foreignTo(path: string, text: string): string[] {
  if (text.includes('\0')) return []
  return text.split('\n').flatMap((line, index) => {
    const word = foreignWords.map(pattern => pattern.exec(line)?.[0]).find(match => match !== undefined)
    return word === undefined ? [] : [`${path}:${index + 1}: "${word}" is not a matter of the product`]
  })
}
