/** Whether text that was pasted names one paper, rather than being a list of papers. Pure. */
export function isReference(text: string): boolean {
  const line = text.trim()
  if (line.length > 2_000 || /\s/.test(line.replace(/^arxiv:\s+/i, 'arxiv:').replace(/^doi:\s+/i, 'doi:'))) return false
  return /^https?:\/\//i.test(line) || isArxivId(line) || isDoi(line)
}

function isArxivId(text: string): boolean {
  return /^(arxiv:\s*)?(\d{4}\.\d{4,5}|[a-z-]+(\.[A-Z]{2})?\/\d{7})(v\d+)?$/i.test(text)
}

function isDoi(text: string): boolean {
  return /^(doi:\s*)?10\.\d{4,9}\/\S+$/i.test(text)
}
