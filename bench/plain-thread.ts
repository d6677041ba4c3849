import { parentPort, workerData } from 'node:worker_threads'
import { plainLoop } from './plain-loop.ts'

// The plain loop as it runs the first time, like the library beside it. Started by bench/import.ts.
const { file, database } = workerData as { readonly file: string; readonly database: string }
const before = process.threadCpuUsage()
const start = performance.now()
plainLoop(file, database)
const ms = performance.now() - start
const { user, system } = process.threadCpuUsage(before)
parentPort?.postMessage({ ms, computedMs: (user + system) / 1_000 })
