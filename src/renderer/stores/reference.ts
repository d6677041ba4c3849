/** Whether text that was pasted names one paper, rather than being a list of papers. Pure. */
export function isReference(text: string): boolean {
  const line = text.trim()
  if (line.length > 2_000 || /\s/.test(line.replace(/^arxiv:\s+/i, 'arxiv:').replace(/^doi:\s+/i, 'doi:'))) return false
  return /^https?:\/\//i.test(line) || isArxivId(line) || isDoi(line) || isAclId(line) || isAddress(line)
}

function isArxivId(text: string): boolean {
  return /^(arxiv:\s*)?(\d{4}\.\d{4,5}|[a-z-]+(\.[A-Z]{2})?\/\d{7})(v\d+)?$/i.test(text)
}

function isDoi(text: string): boolean {
  return /^(doi:\s*)?10\.\d{4,9}\/\S+$/i.test(text)
}

function isAclId(text: string): boolean {
  return /^(?:\d{4}\.[a-z\d]+-[a-z\d]+\.\d+|[A-Z]\d{2}-\d{4,5})$/.test(text)
}

/** As browsers show it, without "https://". */
function isAddress(text: string): boolean {
  return /^(?:[a-z\d-]+\.)+[a-z]{2,}\/\S+$/i.test(text)
}
