// `npm start`: the app in its own window where Electron can run, in a browser otherwise.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildOnce } from './build-once.mjs'

const project = join(import.meta.dirname, '..')
const electron = join(project, 'node_modules/electron')
const INSTALL_MS = 120_000

const usage = 'usage: npm start -- [--library DIR] [--web] [--port N] [--no-open]'

const { library, web, port, 'no-open': noOpen } = readArguments()
if (library !== undefined) process.env['OFFPRINT_LIBRARY'] = library
try {
  buildOnce()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
const obstacle = web ? '' : whyNoElectron()
if (obstacle === null) startElectron()
else await startWeb(obstacle)

function readArguments() {
  try {
    return parseArgs({
      options: {
        library: { type: 'string' },
        web: { type: 'boolean' },
        port: { type: 'string' },
        'no-open': { type: 'boolean' },
      },
    }).values
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
    process.exit(2)
  }
}

/** Null where Electron can run here; else why not. */
function whyNoElectron() {
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'])
    return 'There is no screen for a window'
  if (process.getuid?.() === 0) return 'Electron does not run as root'
  if (electronProgram() !== null) return null
  console.log('Fetching Electron, once …')
  spawnSync(process.execPath, [join(electron, 'install.js')], { stdio: 'ignore', timeout: INSTALL_MS })
  return electronProgram() === null ? 'Electron could not be fetched' : null
}

function electronProgram() {
  const note = join(electron, 'path.txt')
  const program = existsSync(note) ? join(electron, 'dist', readFileSync(note, 'utf8')) : null
  return program !== null && existsSync(program) ? program : null
}

function startElectron() {
  const child = spawn(String(electronProgram()), [project, ...(library === undefined ? [] : ['--library', library])], {
    stdio: 'inherit',
  })
  child.on('close', code => process.exit(code ?? 1))
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal))
}

/** @param {string} obstacle */
async function startWeb(obstacle) {
  if (obstacle !== '') console.log(`${obstacle}: Offprint opens in a browser instead.`)
  // The same as `offprint serve`, with its messages.
  process.argv.splice(
    2,
    Infinity,
    'serve',
    ...(port === undefined ? [] : ['--port', port]),
    ...(noOpen ? ['--no-open'] : []),
  )
  await import('../out/main/cli.js')
}
