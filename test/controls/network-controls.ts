import { type Control, inFile } from './control.ts'

/** What goes out to the network, and what comes back of it. */
export const networkControls: readonly Control[] = [
  {
    says: 'Fetching: http and https on every hop, five redirects, secrets for one host only, sizes and times capped',
    test: 'test/host/safe-fetch.test.ts',
    breaks: [
      ...inFile(
        'src/main/host/safe-fetch.ts',
        {
          without: 'the schemes of redirects',
          take: `if (url.protocol !== 'http:' && url.protocol !== 'https:')`,
          put: `if (base === null && url.protocol !== 'http:' && url.protocol !== 'https:')`,
        },
        {
          without: 'the schemes of addresses',
          take: `if (url.protocol !== 'http:' && url.protocol !== 'https:')`,
          put: `if (base !== null && url.protocol !== 'http:' && url.protocol !== 'https:')`,
        },
        { without: 'names in addresses refused', take: 'url.username || url.password', put: 'false' },
        { without: 'five redirects', take: 'hop <= MOST_REDIRECTS', put: 'hop <= 50' },
        { without: 'secrets for one host', take: 'url.origin !== here.origin', put: 'false' },
        { without: 'a size', take: 'if (bytes > maxBytes) throw tooLarge()', put: '' },
        { without: 'a look at the size that is named', take: 'total !== null && total > maxBytes', put: 'false' },
        {
          without: 'a deadline',
          take: 'AbortSignal.timeout(Math.max(1, Math.ceil(request.deadlineMs)))',
          put: 'new AbortController().signal',
        },
        { without: 'one deadline for all hops', take: 'leftMs -= performance.now() - startedAt', put: '' },
      ),
      ...inFile('src/main/host/decoded-body.ts', {
        without: 'one encoding',
        take: 'default:\n      return null',
        put: 'default:\n      return createGunzip()',
      }),
    ],
  },
  {
    says: 'The connected address is checked and pinned: nothing private, looked up once, before a connection is made',
    test: 'test/host/pinned-agent.test.ts',
    breaks: [
      ...inFile(
        'src/main/host/pinned-agent.ts',
        {
          without: 'a check of what a name leads to',
          take: 'error ?? (allowPrivate ? null : refusalOf(host, addresses))',
          put: 'error',
        },
        {
          without: 'a check of addresses in place of names',
          take: 'allowPrivate || isIP(host) === 0 ? null : refusalOf(',
          put: 'isIP(host) !== 99 ? null : refusalOf(',
        },
        { without: 'a check of the socket', take: 'allowPrivate || isPublic(remote)', put: 'true' },
        { without: 'pinning', take: 'buildConnector({ lookup,', put: 'buildConnector({' },
      ),
      ...inFile(
        'src/main/host/public-address.ts',
        {
          without: 'the list of IPv4',
          take: `!special4.check(bare, 'ipv4')`,
          put: 'true',
          test: 'test/host/public-address.test.ts',
        },
        {
          without: 'IPv6 that is given out',
          take: `global6.check(bare, 'ipv6') && `,
          put: '',
          test: 'test/host/public-address.test.ts',
        },
        {
          without: 'the list of IPv6',
          take: ` && !special6.check(bare, 'ipv6')`,
          put: '',
          test: 'test/host/public-address.test.ts',
        },
      ),
    ],
  },
  {
    says: 'One door: nothing but it makes a connection; no other client, socket or fetch is imported or called',
    test: 'test/architecture/imports.test.ts',
    breaks: [
      ...inFile(
        'test/architecture/rooms.ts',
        {
          without: 'one client',
          take: "onlyFrom: ['^src/main/host/(safe-fetch|pinned-agent)\\\\.ts$']",
          put: "onlyFrom: ['^src/main/']",
          only: 'may not import',
        },
        {
          without: 'a look at other ways',
          take: "partsOfNode('https|http2|tls|dgram|inspector')",
          put: "partsOfNode('nothing')",
          only: 'may not import',
        },
      ),
      ...inFile(
        '.oxlintrc.json',
        {
          without: 'a look at what every program can call',
          take: '"no-restricted-globals": ["error", "fetch"',
          put: '"no-restricted-globals": ["error", "fetched"',
          test: 'test/architecture/lint.test.ts',
        },
        {
          without: 'a look at what Electron can call',
          take: '"importNames": ["net"]',
          put: '"importNames": ["network"]',
          test: 'test/architecture/lint.test.ts',
        },
      ),
    ],
  },
  {
    says: 'Pace: one request at a time a host, arXiv three seconds apart and ten minutes of silence after a refusal, kept over restarts',
    test: 'test/host/host-limiter.test.ts',
    breaks: inFile(
      'src/main/host/host-limiter.ts',
      { without: 'one at a time', take: 'await orCancelled(before, signal)', put: '' },
      {
        without: 'the gap',
        take: 'Math.max(lane.blockedUntil, lane.lastAt + lane.gapMs) - now()',
        put: 'lane.blockedUntil - now()',
      },
      { without: 'one lane for arXiv', take: `host.endsWith('.arxiv.org')`, put: 'false' },
      { without: 'ten minutes', take: 'leastPauseMs: 10 * 60_000', put: 'leastPauseMs: 0' },
      { without: 'a memory', take: 'if (lane.gapMs > 0) remember()', put: '' },
      {
        without: 'a day at most',
        take: 'now() + Math.min(pause, LONGEST_PAUSE_MS)',
        put: 'now() + pause',
      },
    ),
  },
  {
    says: 'Feeds move for good only to where a feed is, never from https to http, arXiv’s only within arXiv',
    test: 'test/core/feeds/refresh.test.ts',
    breaks: [
      ...inFile('src/main/core/feeds/refresh/fetch-list.ts', {
        without: 'a feed at the new place',
        take: 'requireSuccess(url, reply.status, waitUntil(reply, hostname, now))',
        put: 'void waitUntil(reply, hostname, now)',
      }),
      ...inFile(
        'src/main/core/feeds/refresh/refresh-feed.ts',
        { without: 'https', take: `from.protocol === 'https:' && to.protocol !== 'https:'`, put: 'false' },
        { without: 'arXiv within arXiv', take: `feed.kind === 'arxiv' && !isArxivHost(to.hostname)`, put: 'false' },
      ),
    ],
  },
  {
    says: 'The password of the mail server is sealed by the system (Electron’s safeStorage, outside the library) or comes from `OFFPRINT_SMTP_PASSWORD`, and is in no setting, log, backup or message; a Linux desktop without a keyring is no safe and keeps none',
    test: 'test/electron/password.test.ts',
    breaks: [
      ...inFile(
        'src/main/electron/password-safe.ts',
        {
          without: 'a seal',
          take: 'safeStorage.encryptStringAsync(password)',
          put: 'Promise.resolve(Buffer.from(password))',
          only: 'is typed once',
        },
        {
          without: 'a look for a keyring',
          take: `process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text'`,
          put: 'false',
          only: 'without a keyring',
        },
      ),
      ...inFile('src/main/web/open-browser.ts', {
        without: 'its removal from what the browser gets',
        take: "delete env['OFFPRINT_SMTP_PASSWORD']",
        put: '',
        test: 'test/host/open-browser.test.ts',
      }),
      ...inFile('src/main/host/send-mail.ts', {
        without: 'its removal from what a server says',
        take: `said.replaceAll(password, '…')`,
        put: 'said',
        test: 'test/host/digest.test.ts',
      }),
    ],
  },
  {
    says: 'Mails: addresses hold no line breaks, what a paper says is text, no picture is named, no file or address read for them',
    test: 'test/host/digest.test.ts',
    breaks: [
      ...inFile('src/preload/contract/digest-methods.ts', {
        without: 'one line',
        take: '.regex(/^[^\\r\\n]*$/)',
        put: '',
      }),
      ...inFile('src/main/core/digest/digest-mail.ts', {
        without: 'text as text',
        take: 'const title = escaped(paper.title)',
        put: 'const title = paper.title',
      }),
    ],
  },
]
