/** The scheme the interface is served under: standard and secure, so that it has an origin and storage of its own. */
export const APP_SCHEME = 'offprint-app'
export const APP_ORIGIN = `${APP_SCHEME}://app`
export const APP_PAGE = `${APP_ORIGIN}/index.html`
/** The scheme of links to papers: "offprint://paper/12?page=3". */
export const LINK_SCHEME = 'offprint'

/** True for an address inside our own origin. Never by prefix: "offprint-app://app.evil" begins the same. */
export function isAppUrl(text: string): boolean {
  const url = URL.parse(text)
  return url?.protocol === `${APP_SCHEME}:` && url.host === 'app' && url.username === '' && url.password === ''
}

/** The place of a paper an address of our page names after its "#": "paper/12?page=3"; null where it names none. */
export function paperOfPage(text: string): string | null {
  if (!isAppPage(text)) return null
  return /^#(paper\/[1-9]\d{0,14}(?:\?[\w=&%.~-]{0,200})?)$/.exec(URL.parse(text)?.hash ?? '')?.[1] ?? null
}

/** True for the one page that windows show; nothing else of our origin is a page. */
export function isAppPage(text: string): boolean {
  return isAppUrl(text) && URL.parse(text)?.pathname === '/index.html'
}
