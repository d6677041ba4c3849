import { type Break, type Control, inFile } from './control.ts'

const PAGE = 'sandboxed, isolated and without Node'
const GUARD = 'src/main/electron/session-guard.ts'

/** One of the switches of a window. */
const preference = (name: string, is: boolean): Break => ({
  without: name,
  file: 'src/main/electron/window.ts',
  take: `${name}: ${is}`,
  put: `${name}: ${!is}`,
  only: PAGE,
})

/** Electron's security checklist, on the built app behind a double of Electron. */
export const electronControls: readonly Control[] = [
  {
    says: 'Electron: the page is sandboxed, isolated and without Node; the preload script is a pipe that hands over messages alone',
    test: 'test/electron/security.test.ts',
    breaks: [
      { without: 'the sandbox for all', file: 'src/main/index.ts', take: 'app.enableSandbox()', put: '', only: PAGE },
      preference('sandbox', true),
      preference('contextIsolation', true),
      preference('nodeIntegration', false),
      preference('nodeIntegrationInWorker', false),
      preference('nodeIntegrationInSubFrames', false),
      preference('webSecurity', true),
      preference('allowRunningInsecureContent', false),
      preference('experimentalFeatures', false),
      preference('webviewTag', false),
      preference('navigateOnDragDrop', false),
      ...inFile('src/preload/index.ts', {
        without: 'messages alone',
        take: 'const pass = (_event: IpcRendererEvent, message: T): void => listener(message)',
        put: 'const pass = (event: IpcRendererEvent, message: T): void => (listener as (...all: unknown[]) => void)(message, event)',
        only: 'a listener gets the message',
      }),
    ],
  },
  {
    says: 'Electron: every permission but copying is refused; no device, no screen; what our own page made may be saved, any other download is refused',
    test: 'test/electron/security.test.ts',
    breaks: inFile(
      GUARD,
      {
        without: 'the answer to requests for permission',
        take: 'answer(permission === COPYING && isAppUrl(requestingUrl)),',
        put: 'answer(true),',
        only: 'is granted no|permission',
      },
      {
        without: 'the answer to looks for permission',
        take: 'session.setPermissionCheckHandler((_contents, permission, origin) => permission === COPYING && isAppUrl(origin))',
        put: 'session.setPermissionCheckHandler(() => true)',
        only: 'is granted no|permission',
      },
      {
        without: 'the refusal of devices',
        take: 'session.setDevicePermissionHandler(() => false)',
        put: 'session.setDevicePermissionHandler(() => true)',
        only: 'no device',
      },
      {
        without: 'the refusal of screens',
        take: 'session.setDisplayMediaRequestHandler((_request, answer) => answer({}))',
        put: '',
        only: 'no device',
      },
      {
        without: 'the refusal of downloads',
        take: `if (url?.protocol !== 'blob:' || !isAppUrl(url.pathname)) event.preventDefault()`,
        put: 'void [url, event]',
        only: 'no device',
      },
      {
        without: 'our own page as the maker of downloads',
        take: `url?.protocol !== 'blob:' || !isAppUrl(url.pathname)`,
        put: `url?.protocol !== 'blob:'`,
        only: 'no device',
      },
    ),
  },
  {
    says: 'Electron: nothing but our page in any window or frame; links of the web and of mail open outside, nothing else does; no request leaves the app',
    test: 'test/electron/security.test.ts',
    breaks: [
      ...inFile(
        GUARD,
        {
          without: 'a stop to requests',
          take: 'answer({ cancel: !staysInside(url) })',
          put: 'answer({ cancel: false })',
          only: 'past its policy',
        },
        {
          without: 'a stop to navigation',
          take: `contents.on('will-navigate', event => stay(event, log))`,
          put: '',
          only: 'nowhere by itself|by itself',
        },
        {
          without: 'a stop to navigation of frames',
          take: `contents.on('will-frame-navigate', event => stay(event, log))`,
          put: '',
          only: 'not in a frame|by itself',
        },
        {
          without: 'a stop to redirects',
          take: `contents.on('will-redirect', event => stay(event, log))`,
          put: '',
          only: 'not by a redirect|by itself',
        },
        {
          without: 'a stop to webviews',
          take: `contents.on('will-attach-webview', event => event.preventDefault())`,
          put: '',
          only: 'by itself',
        },
        {
          without: 'a stop to windows',
          take: `return { action: 'deny' }`,
          put: `return { action: 'allow' }`,
          only: 'into a window',
        },
        {
          without: 'the list of what opens outside',
          take: '!url || !OPENABLE.has(url.protocol)',
          put: '!url',
          only: 'into a window',
        },
        {
          without: 'our one page',
          take: 'event.isMainFrame && isAppPage(event.url)',
          put: 'event.isMainFrame && isAppUrl(event.url)',
          only: 'another file of our own',
        },
        {
          without: 'silence for frames that wander',
          take: 'if (event.isMainFrame) openOutside(event.url, log)',
          put: 'openOutside(event.url, log)',
          only: 'not in a frame',
        },
      ),
      ...inFile('src/main/electron/app-scheme.ts', {
        without: 'the whole origin',
        take: `url?.protocol === \`\${APP_SCHEME}:\` && url.host === 'app'`,
        put: `text.startsWith('offprint-app://app')`,
        only: 'not a frame that is',
      }),
    ],
  },
  {
    says: 'Electron: only the main frame of our page calls the library, gets its events and drags files out',
    test: 'test/electron/security.test.ts',
    breaks: [
      ...inFile('src/main/electron/ipc-host.ts', {
        without: 'the sender check',
        take: '!isOwnPage(event.sender, event.senderFrame)',
        put: 'false',
        only: 'not a frame that is',
      }),
      ...inFile(
        GUARD,
        {
          without: 'a frame that is there',
          take: 'frame !== null &&\n    !frame.isDestroyed() &&',
          put: 'frame !== null &&',
          only: 'not a frame that is',
        },
        {
          without: 'the main frame',
          take: 'frame.parent === null &&\n    frame === contents.mainFrame &&',
          put: '',
          only: 'not a frame that is',
        },
        { without: 'our page', take: '    isAppPage(frame.url)\n', put: '    true\n', only: 'not a frame that is' },
      ),
      ...inFile(
        'src/main/electron/drag-out.ts',
        {
          without: 'the sender check of dragging',
          take: '!isOwnPage(event.sender, event.senderFrame)',
          put: 'false',
          test: 'test/electron/desktop.test.ts',
          only: 'is dragged out under its name',
        },
        {
          without: 'a copy',
          take: 'startDrag({ file: copy,',
          put: 'startDrag({ file: path,',
          test: 'test/electron/desktop.test.ts',
          only: 'is dragged out under its name',
        },
        {
          without: 'plain signs',
          take: `.replace(/[\\u0000-\\u001f\\u007f<>:"/\\\\|?*]+/g, ' ')`,
          put: '',
          test: 'test/electron/desktop.test.ts',
          only: 'is dragged out under its name',
        },
      ),
    ],
  },
  {
    says: 'Electron: the interface under a scheme of its own with an origin, to itself alone, with the same policy and plain names',
    test: 'test/electron/security.test.ts',
    breaks: inFile(
      'src/main/electron/protocol.ts',
      {
        without: 'a scheme with an origin',
        take: 'standard: true, secure: true,',
        put: 'standard: true,',
        only: 'lives under a scheme',
      },
      {
        without: 'the policy',
        take: '{ ...SECURITY_HEADERS, ...file.headers,',
        put: '{ ...file.headers,',
        only: 'comes with the policy',
      },
      {
        without: 'the refusal of other origins',
        take: '(origin !== null && origin !== APP_ORIGIN)',
        put: 'false',
        only: 'of another origin',
      },
      {
        without: 'the list of methods',
        take: `request.method !== 'GET' && request.method !== 'HEAD'`,
        put: 'false',
        only: 'plain names only',
      },
    ),
  },
]
