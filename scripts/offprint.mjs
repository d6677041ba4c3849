// `npm run offprint -- ARGS`: the command line of this checkout, built anew where its sources have changed.
import { buildOnce } from './build-once.mjs'

buildOnce()
// npm goes to the project's folder; the files that are named lie where the reader is.
const { npm_lifecycle_event: script, INIT_CWD: folder } = process.env
if (script === 'offprint' && folder) process.chdir(folder)
// Started by hand it may run under an older Node, which the built one is not made for.
await import('./offprint-bin.mjs')
