/** Text that may hold TeX math ("Beyond $\ell_1$ sparse coding"), taken apart and escaped. Pure. */

export interface TextPart {
  readonly kind: 'text' | 'math'
  /** Without the dollar signs. */
  readonly text: string
}

// As Pandoc reads dollars: no space inside either of them, no digit after the second. "from $5 to $10" is no math.
const MATH = /\$(?=\S)((?:\\[\s\S]|[^$\\])+?)(?<=\S)\$(?!\d)/g

export function mathParts(text: string): TextPart[] {
  if (!text.includes('$')) return text === '' ? [] : [{ kind: 'text', text }]
  const parts: TextPart[] = []
  let end = 0
  for (const match of text.matchAll(MATH)) {
    const math = match[1] ?? ''
    // A brace too many would swallow the rest of the file it is written to.
    if (!hasBalancedBraces(math)) continue
    if (match.index > end) parts.push({ kind: 'text', text: text.slice(end, match.index) })
    parts.push({ kind: 'math', text: math })
    end = match.index + match[0].length
  }
  if (end < text.length) parts.push({ kind: 'text', text: text.slice(end) })
  return parts
}

/** With one space wherever there is any; single ones, which are nearly all, are left as they are. */
export function inOneLine(text: string): string {
  return text.replace(/[^\S ]\s*| \s+/g, ' ').trim()
}

export function hasBalancedBraces(text: string): boolean {
  let depth = 0
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index]
    if (character === '\\') index += 1
    else if (character === '{') depth += 1
    else if (character === '}') depth -= 1
    if (depth < 0) return false
  }
  return depth === 0
}

/** Text as TeX sets it: math stays math, everything else is shown as it stands. */
export function texOf(text: string): string {
  return mathParts(inOneLine(text))
    .map(part => (part.kind === 'math' ? texOfMath(part.text) : texOfPlain(part.text)))
    .join('')
}

/** BibTeX counts braces without looking whether they are escaped: "\\{0, 1]" would never end. */
function texOfMath(math: string): string {
  const safe = math.replace(/(?<!\\)[%#]/g, '\\$&')
  const opened = safe.split('{').length - safe.split('}').length
  return `$${opened === 0 ? safe : safe.replaceAll('\\{', '\\lbrace ').replaceAll('\\}', '\\rbrace ')}$`
}

const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '&': '\\&',
  '%': '\\%',
  $: '\\$',
  '#': '\\#',
  _: '\\_',
  '`': '\\textasciigrave{}',
}

/** What TeX would join to another sign, a dash or a curly quote, stays apart. */
const LIGATURE = /-(?=-)|'(?=')/g

export function texOfPlain(text: string): string {
  return text.replace(/[\\~^{}&%$#_`]/g, character => SPECIAL[character] ?? character).replace(LIGATURE, '$&{}')
}

/** Puts braces round words whose capitals a bibliography style must not take away: "{BERT}", "{GPT-4}", "{mRNA}". */
export function texOfTitle(title: string): string {
  return mathParts(inOneLine(title))
    .map(part => {
      if (part.kind === 'math') return `{${texOfMath(part.text)}}`
      return part.text
        .split(/([\p{L}\p{N}\p{M}]+(?:[-'’][\p{L}\p{N}\p{M}]+)*)/u)
        .map((word, index) => (index % 2 === 1 && hasInnerCapital(word) ? `{${texOfPlain(word)}}` : texOfPlain(word)))
        .join('')
    })
    .join('')
}

/** "BERT", "LLaMA", "Multi-Agent's GPT" have one; "Attention", "Fine-Tuning" have none: after a hyphen a word begins anew. */
function hasInnerCapital(word: string): boolean {
  return word.split(/[-'’]/).some(part => /^.+\p{Lu}/u.test(part))
}
