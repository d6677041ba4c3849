import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type LaunchOptions } from 'playwright-core'

const packages = join(import.meta.dirname, '../../node_modules')
const cache = join(packages, '.cache')

/**
 * Unpacks the Chromium that comes with the npm packages, with the system libraries it needs, once for all test runs.
 * The package itself unpacks into the shared temporary folder, and without the libraries unless it believes to be
 * in a cloud function: two workers at once would then start half a file, and a bare Debian could not start it at all.
 */
function unpackChromium(): string {
  const manifest: { version: string } = JSON.parse(
    readFileSync(join(packages, '@sparticuz/chromium/package.json'), 'utf8'),
  )
  const folder = join(cache, `chromium-${manifest.version}`)
  if (existsSync(folder)) return folder
  mkdirSync(cache, { recursive: true })
  const unfinished = mkdtempSync(join(cache, 'chromium-unfinished-'))
  const program = "const chromium = await import('@sparticuz/chromium'); await chromium.default.executablePath()"
  const unpacking = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    cwd: import.meta.dirname,
    env: { ...process.env, TMPDIR: unfinished, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
    encoding: 'utf8',
  })
  if (unpacking.status !== 0) throw new Error(`Chromium could not be unpacked into ${unfinished}: ${unpacking.stderr}`)
  // The list of fonts that comes with it names folders of a cloud function.
  const fonts = `<fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>`
  writeFileSync(join(unfinished, 'fonts.conf'), fonts)
  try {
    renameSync(unfinished, folder)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
  return folder
}

/** A real browser for a test, the same on every machine. The caller closes it. */
export function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  const folder = unpackChromium()
  return chromium.launch({
    ...options,
    executablePath: join(folder, 'chromium'),
    // The package's own list of arguments switches web security off, which the tests of it need on.
    args: ['--no-sandbox', '--font-render-hinting=none', '--disable-dev-shm-usage', ...(options.args ?? [])],
    env: {
      ...process.env,
      LD_LIBRARY_PATH: join(folder, 'al2023/lib'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
      ...options.env,
    },
  })
}
