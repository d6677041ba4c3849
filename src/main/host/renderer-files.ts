import { stat } from 'node:fs/promises'
import { extname, join } from 'node:path'

export interface RendererFile {
  readonly path: string
  readonly size: number
  readonly headers: Readonly<Record<string, string>>
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.pfb': 'application/octet-stream',
  '.wasm': 'application/wasm',
  '.bcmap': 'application/octet-stream',
  '.icc': 'application/octet-stream',
  '.txt': 'text/plain; charset=utf-8',
}

/**
 * Finds a file of the built interface by the path of a URL; null where there is none. Only plain names without a
 * leading dot go through, so no path leads out of `root`.
 */
export async function findRendererFile(root: string, urlPath: string): Promise<RendererFile | null> {
  const names = decode(urlPath === '/' ? '/index.html' : urlPath)
    ?.slice(1)
    .split('/')
  if (!names?.every(name => /^[\w@+-][\w.@+ -]*$/.test(name))) return null
  const path = join(root, ...names)
  const type = TYPES[extname(path).toLowerCase()]
  const found = await stat(path).catch(() => null)
  if (!type || !found?.isFile()) return null
  // Vite puts the hash of the content into these names: they never change under one name.
  const hashed = names[0] === 'assets' && /-[\w-]{8}\.\w+$/.test(urlPath)
  return {
    path,
    size: found.size,
    headers: { 'content-type': type, ...(hashed ? { 'cache-control': 'private, max-age=31536000, immutable' } : {}) },
  }
}

function decode(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}
