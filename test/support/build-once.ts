import { buildOnce } from '../../scripts/build-once.mjs'

/** Run by vitest before the groups that start the built app. */
export function setup(): void {
  buildOnce()
}
