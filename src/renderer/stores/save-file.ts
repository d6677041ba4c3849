/** Offers bytes or text as a file: the browser keeps it or asks where. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // Once the download has taken hold of it.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
