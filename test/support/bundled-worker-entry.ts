import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { inject } from 'vitest'

/** Stands for host/worker-entry.ts in the tests: the bundles of this run (bundle-workers.ts). */
export function workerEntry(name: string): URL {
  return pathToFileURL(join(inject('workers'), `${name}.js`))
}
