/**
 * The name of an organisation as a page shows it. Copied text has the picture's alternative text, which is the
 * organisation's handle, before it: "openbmb OpenBMB", "CarnegieMellonU Carnegie Mellon University". Pure.
 */
export function organizationName(shown: string, links: readonly string[] = []): string {
  const [first = '', ...others] = shown.split(' ')
  const rest = others.join(' ')
  return rest !== '' && isHandle(first, rest, links) ? rest : shown
}

function isHandle(word: string, name: string, links: readonly string[]): boolean {
  if (!/^[\w.-]{2,}$/.test(word)) return false
  if (links.some(link => link.toLowerCase() === `https://huggingface.co/${word.toLowerCase()}`)) return true
  // "pathwaycom Pathway": no name begins small where it goes on large.
  if (/^[\d_.-]*[a-z]/.test(word) && /^[\p{Lu}\d]/u.test(name)) return true
  const [handle, whole] = [folded(word), folded(name)]
  return whole.startsWith(handle.slice(0, Math.max(4, Math.ceil(handle.length / 2)))) || handle === initials(name)
}

function folded(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

/** "Hong Kong University of Science and Technology" gives "hkust". */
function initials(name: string): string {
  return name
    .split(/[\s-]+/)
    .filter(word => !/^(?:of|the|and|for|de|in|at|&)$/i.test(word))
    .map(word => word.charAt(0).toLowerCase())
    .join('')
}
