import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const CHROMIUMS = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'brave-browser',
  'microsoft-edge',
  'vivaldi',
]

/** Shows `url` in a window: of its own where a Chromium is there, in the usual browser otherwise. False where there is no screen. */
export function openBrowser(
  url: string,
  environment: NodeJS.ProcessEnv = process.env,
  isRoot = process.getuid?.() === 0,
): boolean {
  const command = browserCommand(url, process.platform, environment, isRoot)
  if (!command) return false
  const [program, ...args] = command
  if (program === undefined) return false
  // The password of the mail server is ours alone.
  const env = { ...environment }
  delete env['OFFPRINT_SMTP_PASSWORD']
  const child = spawn(program, args, { detached: true, stdio: 'ignore', env })
  child.on('error', () => {})
  child.unref()
  return true
}

/** Nothing is opened for root: a browser would refuse to run, or run without its sandbox. */
function browserCommand(
  url: string,
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
  isRoot: boolean,
): readonly string[] | null {
  if (isRoot) return null
  if (platform === 'darwin') return ['open', url]
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', url]
  if (!env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return null
  const chromium = CHROMIUMS.map(name => findProgram(name, env)).find(path => path !== null)
  if (chromium) return [chromium, `--app=${url}`]
  const opener = findProgram('xdg-open', env)
  return opener ? [opener, url] : null
}

function findProgram(name: string, env: NodeJS.ProcessEnv): string | null {
  const folders = (env['PATH'] ?? '').split(delimiter)
  return folders.map(folder => join(folder, name)).find(path => existsSync(path)) ?? null
}
