import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { LibraryPlace } from '../../preload/contract/library-api.ts'
import { realPathOf } from './real-path.ts'

/** Where a library lies, if that is where other programs or other machines get at it: to be said, never refused. */

/** File systems over the network, and those that pass on the files of another machine, as Linux names them. */
const NETWORK: Readonly<Record<string, string>> = {
  nfs: 'NFS',
  nfs4: 'NFS',
  cifs: 'SMB',
  smb3: 'SMB',
  smbfs: 'SMB',
  ncpfs: 'NetWare',
  afs: 'AFS',
  ceph: 'Ceph',
  glusterfs: 'GlusterFS',
  davfs: 'WebDAV',
  '9p': '9P',
  virtiofs: 'virtiofs',
  vboxsf: 'VirtualBox',
  'fuse.sshfs': 'SSH',
  'fuse.rclone': 'rclone',
  'fuse.davfs': 'WebDAV',
  'fuse.davfs2': 'WebDAV',
  'fuse.s3fs': 'S3',
  'fuse.glusterfs': 'GlusterFS',
  'fuse.gvfsd-fuse': 'GVfs',
  'fuse.vmhgfs-fuse': 'VMware',
  'fuse.smbnetfs': 'SMB',
  'fuse.curlftpfs': 'FTP',
}

/** What a synchronising program leaves in the folder it looks after. */
const TRACES: readonly (readonly [RegExp, string])[] = [
  [/^\.dropbox(?:\.cache)?$/, 'Dropbox'],
  [/^\.stfolder$/, 'Syncthing'],
  [/^\.(?:_)?sync_[\w-]+\.db$|^\.nextcloudsync\.log$/, 'Nextcloud'],
  [/^\.owncloudsync\.log$/, 'ownCloud'],
  [/^\.tmp\.drive(?:down|up)load$/, 'Google Drive'],
  [/^\.849C9593-D756-4E56-8D6E-42412F2A707B$/, 'OneDrive'],
]

/** How such a folder is called where nobody called it otherwise. */
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/^Dropbox(?: \(.*\)|-.*)?$/, 'Dropbox'],
  [/^OneDrive(?: - .*|-.*)?$/, 'OneDrive'],
  [/^(?:Google ?Drive|My Drive|GoogleDrive-.*)$/, 'Google Drive'],
  [/^(?:iCloud ?Drive|iCloudDrive|com~apple~CloudDocs)$/, 'iCloud'],
  [/^Nextcloud\d*$/, 'Nextcloud'],
  [/^ownCloud\d*$/, 'ownCloud'],
]

export interface PlaceOptions {
  /** What Linux says is mounted. */
  readonly mounts?: string
}

export function placeOf(folder: string, { mounts = mountsOfLinux() }: PlaceOptions = {}): LibraryPlace | null {
  const path = realPathOf(folder)
  const network = networkOf(path, mounts)
  if (network !== null) return { kind: 'network', by: network }
  const synced = syncedBy(path)
  return synced === null ? null : { kind: 'synced', by: synced }
}

/** For people who read it in a terminal; the window has words of its own. */
export function placeInWords({ kind, by }: LibraryPlace, folder: string): string {
  return kind === 'network'
    ? `The library ${folder} is on a drive of the network (${by}). Such drives may lose what was written and may let two machines write at once: open it on one machine only, and keep backups on a disk of this one.`
    : `The library ${folder} is in a folder that ${by} synchronises. While it is open, half of it may be sent elsewhere, and two machines that have it open make two libraries of it: open it on one machine at a time, and let ${by} finish before. Safer: keep it outside, and its mirror inside ("offprint mirror FOLDER").`
}

function syncedBy(path: string): string | null {
  if (path.includes('/Library/Mobile Documents/')) return 'iCloud'
  for (let here = path; ; here = dirname(here)) {
    const named = NAMES.find(([name]) => name.test(basename(here)))
    if (named) return named[1]
    const traces = namesIn(here)
    const traced = TRACES.find(([trace]) => traces.some(name => trace.test(name)))
    if (traced) return traced[1]
    if (dirname(here) === here) return null
  }
}

function networkOf(path: string, mounts: string): string | null {
  if (path.startsWith('\\\\')) return 'SMB'
  let found: { readonly point: string; readonly type: string } | null = null
  for (const line of mounts.split('\n')) {
    const [before = '', after = ''] = line.split(' - ')
    const point = (before.split(' ')[4] ?? '').replace(/\\(\d{3})/g, (_, octal: string) =>
      String.fromCharCode(Number.parseInt(octal, 8)),
    )
    // Of two at one point, the later one is on top.
    const holds = point !== '' && (point === '/' || path === point || path.startsWith(`${point}/`))
    if (holds && point.length >= (found?.point.length ?? 0)) found = { point, type: after.split(' ')[0] ?? '' }
  }
  // A whole system that comes over such a drive is nobody's choice of a folder.
  return found === null || found.point === '/' ? null : (NETWORK[found.type] ?? null)
}

function mountsOfLinux(): string {
  try {
    return process.platform === 'linux' ? readFileSync('/proc/self/mountinfo', 'utf8') : ''
  } catch {
    return ''
  }
}

// A folder of so many files is looked at by name alone.
const MOST_NAMES = 10_000

function namesIn(folder: string): readonly string[] {
  try {
    const names = readdirSync(folder)
    return names.length > MOST_NAMES ? [] : names.filter(name => name.startsWith('.'))
  } catch {
    return []
  }
}
