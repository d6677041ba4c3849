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

/** True for the one page that windows show; nothing else of our origin is a page. */
export function isAppPage(text: string): boolean {
  return isAppUrl(text) && URL.parse(text)?.pathname === '/index.html'
}
