import { execFile } from 'node:child_process'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

export interface PdfAssociation {
  readonly platform: NodeJS.Platform
  /** What starts the app. */
  readonly program: string
  /** Of the user's own data, where desktop entries lie. */
  readonly dataFolder: string
  run(command: string, args: readonly string[]): Promise<void>
}

const ENTRY = 'offprint-pdf.desktop'
const CLASSES = String.raw`HKCU\Software\Classes`

export function thisSystem(): PdfAssociation {
  return {
    platform: process.platform,
    // Of an AppImage, the file one keeps, not the folder it is mounted in.
    program: process.env['APPIMAGE'] ?? process.execPath,
    dataFolder: process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'),
    run: async (command, args) => void (await promisify(execFile)(command, args)),
  }
}

/**
 * Has the system offer Offprint where a PDF is opened, or no longer. Never as the first choice: which program opens PDFs is
 * for the reader to say, in the settings of the system. On macOS the app's own bundle says what it opens.
 */
export async function offerForPdfs(
  isOffered: boolean,
  { platform, program, dataFolder, run }: PdfAssociation,
): Promise<void> {
  if (platform === 'linux') {
    const folder = join(dataFolder, 'applications')
    const entry = join(folder, ENTRY)
    if (isOffered) {
      await mkdir(folder, { recursive: true })
      await writeFile(entry, desktopEntry(program))
    } else await rm(entry, { force: true })
    // Not on every system; those without it look at the folder by themselves.
    await run('update-desktop-database', [folder]).catch(() => {})
  }
  if (platform === 'win32') {
    const changes = isOffered
      ? [
          ['add', `${CLASSES}\\Offprint.Pdf\\shell\\open\\command`, '/ve', '/d', `"${program}" "%1"`, '/f'],
          ['add', `${CLASSES}\\.pdf\\OpenWithProgids`, '/v', 'Offprint.Pdf', '/t', 'REG_NONE', '/f'],
        ]
      : [
          ['delete', `${CLASSES}\\.pdf\\OpenWithProgids`, '/v', 'Offprint.Pdf', '/f'],
          ['delete', `${CLASSES}\\Offprint.Pdf`, '/f'],
        ]
    for (const args of changes) await run('reg', args)
  }
}

/** As the freedesktop.org specification wants it: inside quotes some signs are escaped, and "%" is doubled. */
function desktopEntry(program: string): string {
  const quoted = `"${program.replace(/[\\"`$]/g, String.raw`\$&`).replaceAll('%', '%%')}"`
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Offprint',
    `Exec=${quoted} %f`,
    'MimeType=application/pdf;',
    'Icon=offprint',
    'NoDisplay=true',
    '',
  ].join('\n')
}
