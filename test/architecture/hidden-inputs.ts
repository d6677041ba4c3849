import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { projectFiles } from './project-files.ts'

const globals = new Set(['setTimeout', 'setInterval', 'setImmediate', 'fetch', 'globalThis', 'console'])
const members = new Set([
  ...['Date.now', 'Math.random', 'crypto.randomUUID', 'crypto.getRandomValues'],
  ...['process.env', 'process.argv', 'process.cwd', 'process.exit', 'process.on', 'process.stdout', 'process.nextTick'],
])

/** One line for each place in the core that reads a clock, chance or the process behind the back of its ports. */
export function hiddenInputs(project: string): string[] {
  return projectFiles(project)
    .filter(path => /^src\/main\/core\/.*\.ts$/.test(path))
    .flatMap(path => inFile(path, readFileSync(join(project, path), 'utf8')))
}

function inFile(path: string, text: string): string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    const used = hiddenInput(node)
    if (used !== null) {
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1
      found.push(`${path}:${line}: ${used} is not for the core; take it from its ports`)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function hiddenInput(node: ts.Node): string | null {
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && (node.arguments?.length ?? 0) === 0)
    return 'new Date()'
  if (ts.isPropertyAccessExpression(node) && members.has(node.getText())) return node.getText()
  if (ts.isIdentifier(node) && globals.has(node.text) && isFree(node)) return node.text
  return null
}

/** Neither a member of something, nor the name of a member, parameter or variable. */
function isFree(name: ts.Identifier): boolean {
  const parent = name.parent
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === name
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) return true
  return !('name' in parent && parent.name === name) && !ts.isPropertyAssignment(parent) && !ts.isBindingElement(parent)
}
