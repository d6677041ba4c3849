/**
 * Chromium knows no schemes of ours, so a page under "offprint-app://app" is, inside the double, one under an https
 * origin that nothing answers at but the double itself. What the app and a test see is the scheme.
 */
const SUFFIX = '.scheme.invalid'

/** "offprint-app://app/x" to "https://app.offprint-app.scheme.invalid/x"; what is of the web stays. */
export function toChromium(text: string): string {
  const match = /^(?!https?:|data:|blob:|about:|file:|javascript:|mailto:)([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/.exec(
    text,
  )
  return match ? `https://${match[2]}.${match[1]}${SUFFIX}${match[3]}` : text
}

export function fromChromium(text: string): string {
  return text.replace(/https:\/\/([\w-]+)\.([a-z][a-z0-9+-]*)\.scheme\.invalid/, '$2://$1')
}
