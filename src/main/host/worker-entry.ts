/**
 * Where the code of a worker or child process lies: beside this file's bundle in a build, in `workers/` in the sources.
 * Every entry of `src/main/workers` is built under its own name (electron.vite.config.ts).
 */
export function workerEntry(name: string): URL {
  return import.meta.url.endsWith('.ts')
    ? new URL(`../workers/${name}.ts`, import.meta.url)
    : new URL(`./${name}.js`, import.meta.url)
}
