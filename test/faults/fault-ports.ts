import { parseFile } from '../../src/main/host/parse-file.ts'
import { nodePorts } from '../../src/main/host/node-ports.ts'
import type { Ports } from '../../src/main/core/ports.ts'

/** The ports of a real host, but with a clock and ids that belong to the operation: two libraries that do the same are the same. */
export interface FaultPorts {
  readonly ports: Ports
  /** Sets clock and ids to those of an operation. */
  at(number: number): void
}

const START = Date.parse('2026-03-02T09:00:00Z')

export function faultPorts(folder: string): FaultPorts {
  let operation = 0
  let ids = 0
  return {
    ports: {
      ...nodePorts(folder),
      parseFile,
      // A minute apart: the steps of two operations are never one step.
      now: () => START + operation * 60_000,
      newId: () => `id-${operation}-${(ids += 1)}`,
      fetch: () => Promise.reject(new Error('nothing is fetched here')),
      log(level, message, details) {
        if (level === 'error') process.stderr.write(`${message} ${JSON.stringify(details)}\n`)
      },
    },
    at(number) {
      operation = number
      ids = 0
    },
  }
}
