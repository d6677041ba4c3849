import { LibraryFailure } from '../failures.ts'

/**
 * A small language for texts with gaps: `{{name}}` is a value, `{{#name}}…{{/name}}` what stands once for each of a list,
 * or where there is a value, `{{^name}}…{{/name}}` what stands where there is none. It can do nothing else: no template
 * reads a file, calls anything, or runs for ever.
 */
export interface Template {
  /** Throws nothing: every name was checked when the template was read. */
  fill(values: TemplateValues): string
}

export interface TemplateValues {
  readonly [name: string]: string | readonly TemplateValues[]
}

/** The names a template may use, those of lists with the names inside. */
export interface TemplateNames {
  readonly [name: string]: null | TemplateNames
}

type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly name: string; readonly indent: string }
  | { readonly kind: 'section'; readonly name: string; readonly isInverted: boolean; readonly parts: Part[] }

const DEEPEST = 8

/** Throws 'invalid' with the line and what to write instead. */
export function readTemplate(text: string, names: TemplateNames): Template {
  const open: {
    readonly parts: Part[]
    readonly name: string
    readonly known: TemplateNames
    readonly line: number
  }[] = [{ parts: [], name: '', known: names, line: 1 }]
  const wrong = (line: number, problem: string): LibraryFailure =>
    new LibraryFailure('invalid', `The template has a mistake in line ${line}: ${problem}.`)
  const tags = /\{\{\s*([#^/]?)\s*([^{}]*?)\s*\}\}/g
  let at = 0
  for (const tag of text.matchAll(tags)) {
    const here = open.at(-1)
    if (!here) throw new Error('a template lost its last part')
    const [whole, mark = '', name = ''] = tag
    const line = text.slice(0, tag.index).split('\n').length
    const { before, end } =
      mark === '' ? { before: tag.index, end: tag.index + whole.length } : aloneOnLine(text, tag.index, whole.length)
    here.parts.push({ kind: 'text', text: text.slice(at, Math.max(at, before)) })
    at = Math.max(at, end)
    if (mark === '/') {
      if (open.length === 1)
        throw wrong(line, `{{/${name}}} ends a part that does not begin: write {{#${name}}} before it`)
      if (here.name !== name)
        throw wrong(line, `{{/${name}}} stands where {{/${here.name}}} has to end the part of line ${here.line}`)
      open.pop()
      continue
    }
    const inside = knownName(
      open.map(({ known }) => known),
      name,
    )
    if (inside === undefined)
      throw wrong(
        line,
        `there is no "${name.slice(0, 40)}"; the names are ${[...new Set(open.flatMap(({ known }) => Object.keys(known)))].join(', ')}`,
      )
    if (mark === '') {
      if (inside !== null) throw wrong(line, `"${name}" is a list: write {{#${name}}}…{{/${name}}}`)
      here.parts.push({ kind: 'value', name, indent: /(?:^|\n)([ \t]*)$/.exec(text.slice(0, tag.index))?.[1] ?? '' })
      continue
    }
    if (open.length > DEEPEST) throw wrong(line, 'its parts lie too deep in each other')
    const parts: Part[] = []
    here.parts.push({ kind: 'section', name, isInverted: mark === '^', parts })
    open.push({ parts, name, known: mark === '#' && inside ? inside : {}, line })
  }
  const last = open.at(-1)
  if (!last) throw new Error('a template lost its last part')
  if (open.length > 1) throw wrong(last.line, `{{#${last.name}}} has no end: write {{/${last.name}}} after it`)
  const stray = text.replace(tags, found => ' '.repeat(found.length)).search(/\{\{|\}\}/)
  if (stray >= 0)
    throw wrong(text.slice(0, stray).split('\n').length, 'two braces that are no placeholder: write {{name}}')
  last.parts.push({ kind: 'text', text: text.slice(at) })
  return { fill: values => filled(last.parts, [values]) }
}

/** The names inside a list, null for a value, undefined for what is neither. */
function knownName(scopes: readonly TemplateNames[], name: string): TemplateNames | null | undefined {
  return scopes.toReversed().find(known => Object.hasOwn(known, name))?.[name]
}

/** The beginning or end of a part alone on its line leaves no empty line behind. */
function aloneOnLine(text: string, at: number, length: number): { before: number; end: number } {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1
  const newline = text.indexOf('\n', at + length)
  const lineEnd = newline < 0 ? text.length : newline
  const isAlone = text.slice(lineStart, at).trim() === '' && text.slice(at + length, lineEnd).trim() === ''
  return isAlone ? { before: lineStart, end: newline < 0 ? lineEnd : lineEnd + 1 } : { before: at, end: at + length }
}

function filled(parts: readonly Part[], scopes: readonly TemplateValues[]): string {
  return parts
    .map(part => {
      if (part.kind === 'text') return part.text
      const value = scopes.toReversed().find(values => Object.hasOwn(values, part.name))?.[part.name] ?? ''
      // The lines of a value stand below each other.
      if (part.kind === 'value')
        return typeof value === 'string' ? value.replace(/\n(?=[^\n])/g, `\n${part.indent}`) : ''
      const isEmpty = value.length === 0
      if (part.isInverted) return isEmpty ? filled(part.parts, scopes) : ''
      if (isEmpty) return ''
      return typeof value === 'string'
        ? filled(part.parts, scopes)
        : value.map(inner => filled(part.parts, [...scopes, inner])).join('')
    })
    .join('')
}
