const ALLOWED = new Set(['http:', 'https:', 'mailto:'])

/** The address of a link a PDF may lead to; null for anything that could run, read a file or start a program. */
export function safeLink(url: unknown): string | null {
  if (typeof url !== 'string' || url.length > 8_192) return null
  try {
    const parsed = new URL(url)
    return ALLOWED.has(parsed.protocol) ? parsed.href : null
  } catch {
    return null
  }
}
