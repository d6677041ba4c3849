import katex from 'katex'

/** Abstracts as sources write them: plain text with formulas in TeX and some commands of LaTeX. Pure. */

const FORMULA = /\$\$([^$]+)\$\$|\$(?!\s)((?:\\.|[^$\\])+?)(?<!\s)\$(?!\d)|\\\(([\s\S]+?)\\\)|\\\[([\s\S]+?)\\\]/g

/** HTML of an abstract; cleaned again by whoever shows it. */
export function abstractHtml(abstract: string): string {
  return abstract
    .split(/\n\s*\n/)
    .map(paragraph => `<p>${withFormulas(paragraph)}</p>`)
    .join('')
}

function withFormulas(text: string): string {
  let html = ''
  let end = 0
  for (const match of text.matchAll(FORMULA)) {
    html += textHtml(text.slice(end, match.index))
    const tex = match[1] ?? match[2] ?? match[3] ?? match[4] ?? ''
    html += formulaHtml(tex, match[0])
    end = match.index + match[0].length
  }
  return html + textHtml(text.slice(end))
}

function formulaHtml(tex: string, source: string): string {
  try {
    // MathML alone: the browser sets it, no fonts are fetched, and screen readers read it.
    const html = katex.renderToString(tex, {
      output: 'mathml',
      throwOnError: true,
      strict: 'ignore',
      trust: false,
      maxExpand: 200,
      maxSize: 20,
    })
    // Names of functions stand upright.
    return html.replace(/<mi>([a-z]{2,})<\/mi>/gi, '<mi mathvariant="normal">$1</mi>')
  } catch {
    return escapeHtml(source)
  }
}

/** The few commands of LaTeX that turn up in running text. */
function textHtml(text: string): string {
  return escapeHtml(text)
    .replace(/\\(?:textbf|mathbf)\{([^{}]*)\}/g, '<strong>$1</strong>')
    .replace(/\\(?:emph|textit|textsl)\{([^{}]*)\}/g, '<em>$1</em>')
    .replace(/\\(?:texttt)\{([^{}]*)\}/g, '<code>$1</code>')
    .replace(/\\(?:textsc|textsf|text|mbox)\{([^{}]*)\}/g, '$1')
    .replace(/\\(?:url|href)\{([^{}]*)\}/g, '$1')
    .replace(/\\([%$#_{}]|&#38;)/g, '$1')
    .replace(/(?<=\S)~(?=\S)/g, '\u00a0')
    .replace(/---/g, '—')
    .replace(/``|&#39;&#39;/g, '"')
    .replace(/(https?:\/\/[^\s<>"]+?)(?=[.,;:)\]]*(?:\s|$))/g, '<a href="$1">$1</a>')
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`)
}
