import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Upstream {
  readonly url: string
  readonly seen: { readonly path: string; readonly headers: IncomingMessage['headers']; readonly at: number }[]
  close(): Promise<void>
}

/** A server of this machine that answers by path, to be a feed, a publisher or a liar. */
export async function startUpstream(
  routes: Record<string, (request: IncomingMessage, response: ServerResponse) => void>,
): Promise<Upstream> {
  const seen: Upstream['seen'] = []
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    seen.push({ path, headers: request.headers, at: Date.now() })
    const route = routes[path]
    if (route) route(request, response)
    else response.writeHead(404).end('no such page')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
