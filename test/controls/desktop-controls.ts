import { type Control, inFile } from './control.ts'

/** What the app is to the system around it. */
export const desktopControls: readonly Control[] = [
  {
    says: 'Electron: one process a library; links and files from outside are of the kinds we know; the system is told of links by the packaged app alone',
    test: 'test/electron/app.test.ts',
    breaks: [
      ...inFile(
        'src/main/index.ts',
        {
          without: 'one process a library',
          take: 'if (app.requestSingleInstanceLock()) run()\nelse app.quit()',
          put: 'run()',
          only: 'a second start shows the first',
        },
        {
          without: 'the packaged app alone',
          take: 'if (app.isPackaged) app.setAsDefaultProtocolClient',
          put: 'app.setAsDefaultProtocolClient',
          only: 'only where it is packaged',
        },
      ),
      ...inFile(
        'src/main/electron/open-requests.ts',
        {
          without: 'links to papers alone',
          take: '://paper/([1-9]\\\\d{0,14})/?(\\\\?[\\\\w=&%.~-]{0,200})?$`',
          put: '://paper/([^?]*)(.*)$`',
          only: 'links and files',
        },
        {
          without: 'kinds of files',
          take: `!['.pdf', '.jsonl'].includes(extname(text).toLowerCase())`,
          put: 'false',
          only: 'links and files',
        },
      ),
    ],
  },
  {
    says: 'Electron, packaged: fuses that make it no Node, and have it load its own code alone and whole',
    test: 'test/architecture/packaging.test.ts',
    breaks: inFile(
      'electron-builder.json',
      { without: 'the end of Node', take: '"runAsNode": false', put: '"runAsNode": true' },
      {
        without: 'the end of NODE_OPTIONS',
        take: '"enableNodeOptionsEnvironmentVariable": false',
        put: '"enableNodeOptionsEnvironmentVariable": true',
      },
      {
        without: 'the end of --inspect',
        take: '"enableNodeCliInspectArguments": false',
        put: '"enableNodeCliInspectArguments": true',
      },
      { without: 'its own code alone', take: '"onlyLoadAppFromAsar": true', put: '"onlyLoadAppFromAsar": false' },
      {
        without: 'its code whole',
        take: '"enableEmbeddedAsarIntegrityValidation": true',
        put: '"enableEmbeddedAsarIntegrityValidation": false',
      },
    ),
  },
  {
    says: 'Dictionaries are fetched, keys taken from other programs, and the system told of PDFs only where the reader says so',
    test: 'test/electron/desktop.test.ts',
    breaks: [
      ...inFile('src/main/electron/desktop-app.ts', {
        without: 'silence about spelling until then',
        take: 'checkSpelling(session.defaultSession, false)',
        put: 'checkSpelling(session.defaultSession, true)',
        only: 'spelling is looked at',
      }),
      ...inFile(
        'src/preload/contract/settings.ts',
        {
          without: 'keys left to others until then',
          take: `quickAddKeys: '',`,
          put: `quickAddKeys: 'Ctrl+Alt+O',`,
          only: 'the tray adds',
        },
        {
          without: 'PDFs left to others until then',
          take: 'offerForPdfs: false,',
          put: 'offerForPdfs: true,',
          only: 'the tray adds',
        },
      ),
    ],
  },
]
