import { type Control, inFile } from './control.ts'

/** What stands between the library and whoever talks to it. */
export const webControls: readonly Control[] = [
  {
    says: 'Methods are looked up in one table, arguments checked by schema, mistakes become envelopes',
    test: 'test/host/dispatch.test.ts',
    breaks: [
      ...inFile(
        'src/main/host/dispatch.ts',
        { without: 'names of our own only', take: 'Object.hasOwn(methods, name)', put: 'name in methods' },
        {
          without: 'the check of arguments',
          take: 'methods[method].args.safeParse(args ?? {})',
          put: '({ success: true, data: args ?? {}, error: undefined as never })',
        },
        { without: 'envelopes', take: 'return { ok: false, failure }', put: 'throw failure' },
        {
          without: 'the check of arguments, under noise',
          take: 'methods[method].args.safeParse(args ?? {})',
          put: '({ success: true, data: args ?? {}, error: undefined as never })',
          test: 'test/host/random-calls.test.ts',
        },
      ),
    ],
  },
  {
    says: 'Loopback host: 127.0.0.1, exact Host and Origin, same-origin fetches only, GET, HEAD and POST',
    test: 'test/host/web-host.test.ts',
    breaks: [
      ...inFile(
        'src/main/web/request-guard.ts',
        { without: 'the exact Host', take: 'headers.host !== authority', put: 'false' },
        {
          without: 'the exact Host, in a browser with a rebound name',
          take: 'headers.host !== authority',
          put: 'false',
          test: 'test/host/other-origins.e2e.ts',
          only: 'a name that was bound',
        },
        {
          without: 'Sec-Fetch-Site',
          take: `site !== undefined && site !== 'same-origin' && site !== 'none'`,
          put: 'false',
        },
        {
          without: 'any Origin',
          take: 'origin === undefined ? !isRead || isUpgrade : origin !== `http://${authority}`',
          put: 'false',
        },
        {
          without: 'the port of the Origin',
          take: 'origin !== `http://${authority}`',
          put: `!origin.startsWith('http://127.0.0.1:')`,
        },
        { without: 'an Origin on sockets', take: '!isRead || isUpgrade', put: '!isRead' },
        { without: 'the list of methods', take: `!isRead && method !== 'POST'`, put: 'false' },
      ),
      ...inFile('src/main/web/index.ts', {
        without: 'the loopback address',
        take: `server.listen(port, '127.0.0.1'`,
        put: `server.listen(port, '0.0.0.0'`,
        test: 'test/host/web-limits.test.ts',
      }),
      ...inFile('src/main/web/socket-host.ts', {
        without: 'the guard on sockets',
        take: `refuse({ method: request.method ?? '', headers: request.headers, isUpgrade: true }, authority()) ??`,
        put: '',
      }),
    ],
  },
  {
    says: 'A one-time code is worth one HttpOnly cookie of this instance, and without it nothing is served',
    test: 'test/host/web-host.test.ts',
    breaks: [
      ...inFile(
        'src/main/web/sessions.ts',
        { without: 'codes that end', take: 'codes.delete(code)', put: 'codes.has(code)' },
        { without: 'a look at the code', take: 'if (!codes.delete(code)) return null', put: 'codes.delete(code)' },
        { without: 'HttpOnly', take: ' HttpOnly;', put: '' },
        { without: 'SameSite', take: '; SameSite=Strict', put: '' },
        { without: 'a look at the token', take: 'tokens.has(value)', put: `value !== ''` },
        { without: 'a name of this instance', take: 'key === name && ', put: '' },
        { without: 'secrets nobody guesses', take: 'randomBytes(32)', put: 'randomBytes(8)' },
        {
          without: 'an end to what is remembered',
          take: 'if (kept.size <= most) break',
          put: 'break',
          test: 'test/host/web-limits.test.ts',
        },
      ),
      ...inFile(
        'src/main/web/http-host.ts',
        { without: 'the cookie on requests', take: 'if (!known) {', put: 'if (false) {' },
        {
          without: 'one place for codes',
          take: `url.pathname === '/' ? url.searchParams.get('code') : null`,
          put: `url.searchParams.get('code')`,
        },
        {
          without: 'GET alone for codes',
          take: `code !== null && request.method === 'GET'`,
          put: 'code !== null',
        },
      ),
      ...inFile('src/main/web/socket-host.ts', {
        without: 'the cookie on sockets',
        take: 'sessions.accepts(request.headers.cookie)\n        ?',
        put: 'true\n        ?',
      }),
    ],
  },
  {
    says: 'The code and the cookie of a browser stand in no log, no answer and no file',
    test: 'test/host/web-limits.test.ts',
    breaks: inFile('src/main/web/http-host.ts', {
      without: 'the address cut before its code',
      take: `request.url?.split('?')[0]`,
      put: 'request.url',
    }),
  },
  {
    says: 'Limits of the loopback host: sizes, times, connections, windows; what breaks off leaves nothing',
    test: 'test/host/web-limits.test.ts',
    breaks: [
      ...inFile(
        'src/main/web/http-host.ts',
        {
          without: 'time for headers',
          take: 'headersTimeout: headersMs',
          put: 'headersTimeout: 0',
          test: 'test/host/web-host.test.ts',
        },
        { without: 'time for silence', take: 'server.setTimeout(6 * headersMs)', put: 'server.setTimeout(0)' },
        {
          without: 'a size of headers',
          take: 'maxHeaderSize: 16_384',
          put: 'maxHeaderSize: 1_000_000',
          test: 'test/host/web-host.test.ts',
        },
        {
          without: 'a count of connections',
          take: 'server.maxConnections = 256',
          put: 'server.maxConnections = 9_999',
        },
        {
          without: 'a size of uploads that say theirs',
          take: `Number(request.headers['content-length'] ?? 0) > MOST_UPLOAD_BYTES`,
          put: 'false',
          test: 'test/host/web-host.test.ts',
        },
      ),
      ...inFile('src/main/web/http-answers.ts', {
        without: 'an end of connections with an unread body',
        take: `...(unread ? { connection: 'close' } : {}),`,
        put: '',
        test: 'test/host/web-host.test.ts',
      }),
      ...inFile(
        'src/main/host/receive-upload.ts',
        { without: 'a size of uploads', take: 'size > mostBytes', put: 'false' },
        { without: 'the removal of halves', take: 'await rm(path, { force: true })', put: '' },
      ),
      ...inFile(
        'src/main/web/socket-host.ts',
        {
          without: 'a size of calls',
          take: 'maxPayload: MOST_CALL_BYTES,',
          put: '',
          test: 'test/host/web-host.test.ts',
        },
        {
          without: 'an end of what was refused',
          take: '() => socket.destroy(),',
          put: '',
          only: 'keeps no connection',
        },
        { without: 'a count of windows', take: 'sockets.clients.size >= MOST_SOCKETS', put: 'false' },
        {
          without: 'an end at noise',
          take: `return client.close(1008, 'Not a call')`,
          put: 'return',
          test: 'test/host/web-host.test.ts',
        },
      ),
    ],
  },
  {
    says: 'Files by plain names inside the interface alone, PDFs by the hash of their bytes',
    test: 'test/host/web-host.test.ts',
    breaks: [
      ...inFile('src/main/host/renderer-files.ts', {
        without: 'plain names',
        take: '/^[\\w@+-][\\w.@+ -]*$/.test(name)',
        put: `name !== ''`,
      }),
      ...inFile('src/main/host/pdf-response.ts', {
        without: 'hashes alone as ids',
        take: '([0-9a-f]{64})$/',
        put: '(.+)$/',
        test: 'test/host/pdf-response.test.ts',
      }),
    ],
  },
  {
    says: 'Content policy and headers on every answer: nothing remote, no eval, no inline scripts, no frames, no forms',
    test: 'test/host/web-host.test.ts',
    breaks: [
      ...inFile(
        'src/main/host/security-headers.ts',
        { without: 'a policy for what is not named', take: `"default-src 'none'"`, put: `"default-src *"` },
        {
          without: 'a policy for scripts',
          take: `"script-src 'self' 'wasm-unsafe-eval'"`,
          put: `"script-src 'self' 'unsafe-inline' 'unsafe-eval'"`,
          test: 'test/host/other-origins.e2e.ts',
          only: 'under its policy',
        },
        {
          without: 'a policy for requests',
          take: `"connect-src 'self'"`,
          put: `"connect-src *"`,
          test: 'test/host/other-origins.e2e.ts',
          only: 'under its policy',
        },
        { without: 'a policy for pictures', take: `"img-src 'self' data: blob:"`, put: `"img-src *"` },
        { without: 'a policy for forms', take: `  "form-action 'none'",\n`, put: '' },
        { without: 'a policy for bases', take: `  "base-uri 'none'",\n`, put: '' },
        { without: 'a policy for frames around us', take: `  "frame-ancestors 'none'",\n`, put: '' },
        { without: 'nosniff', take: `  'x-content-type-options': 'nosniff',\n`, put: '' },
        { without: 'CORP', take: `  'cross-origin-resource-policy': 'same-origin',\n`, put: '' },
        { without: 'COOP', take: `  'cross-origin-opener-policy': 'same-origin',\n`, put: '' },
        { without: 'no referrer', take: `  'referrer-policy': 'no-referrer',\n`, put: '' },
        { without: 'no-store', take: `  'cache-control': 'no-store',\n`, put: '' },
      ),
      ...inFile(
        'src/main/web/http-answers.ts',
        { without: 'headers on files', take: '{ ...SECURITY_HEADERS, ...headers }', put: '{ ...headers }' },
        { without: 'headers on refusals', take: '    ...SECURITY_HEADERS,\n    ...headers,', put: '    ...headers,' },
      ),
    ],
  },
]
