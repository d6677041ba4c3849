// `npm run offprint -- ARGS`: the command line of this checkout, built anew where its sources have changed.
import { buildOnce } from './build-once.mjs'

buildOnce()
await import(new URL('../out/main/cli.js', import.meta.url).href)
