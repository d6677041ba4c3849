/** One name for each host, so that it is known again however an address writes it. Pure. */

/** "ARXIV.org." is arxiv.org: case says nothing, and the last dot only that the name is whole. */
export function hostName(host: string): string {
  return host.toLowerCase().replace(/\.+$/, '')
}

/** The same address, of the host by its one name. */
export function withHostName(url: URL): URL {
  const name = hostName(url.hostname)
  if (name === url.hostname || name === '') return url
  const same = new URL(url)
  same.hostname = name
  return same
}
