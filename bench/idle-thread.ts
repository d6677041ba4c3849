import { parentPort } from 'node:worker_threads'
import { watchLoop } from './loop-delay.ts'

// A loop with nothing to do, watched at the same moments as the host's: what the machine alone does to one.
if (!parentPort) throw new Error('bench/idle-thread is started as a worker thread')
const port = parentPort
const stop = watchLoop()
port.once('message', () => port.postMessage(stop()))
port.postMessage('watching')
