import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { placeOf } from '../../src/main/core/library-place.ts'

const MOUNTS = [
  '26 1 254:0 / / rw,relatime - ext4 /dev/vda rw',
  '40 26 0:50 / /mnt/nas rw,relatime shared:5 - nfs4 nas:/export rw,vers=4.2',
  '41 26 0:51 / /mnt/two\\040words rw,relatime - cifs //nas/two rw',
  '42 26 0:52 / /home/ada/remote rw,nosuid - fuse.sshfs ada@far: rw',
  '43 40 8:1 / /mnt/nas/local rw - ext4 /dev/sda1 rw',
  '44 26 0:53 / /media/usb rw - exfat /dev/sdb1 rw',
].join('\n')

test.each([
  ['/mnt/nas/papers', 'NFS'],
  ['/mnt/nas', 'NFS'],
  ['/mnt/nasty/papers', null],
  ['/mnt/two words/papers', 'SMB'],
  ['/home/ada/remote/library', 'SSH'],
  ['/mnt/nas/local/library', null],
  ['/media/usb/library', null],
  ['/srv/library', null],
])('%s is on a drive of the network: %s', (folder, by) => {
  expect(placeOf(folder, { mounts: MOUNTS })).toEqual(by === null ? null : { kind: 'network', by })
})

test('a whole system on such a drive is no choice of a folder', () => {
  expect(placeOf('/srv/library', { mounts: '26 1 0:1 / / rw - 9p none rw,trans=fd' })).toBeNull()
})

test('folders that programs synchronise are known by what these leave in them, or by their names', () => {
  const home = mkdtempSync(join(tmpdir(), 'offprint-place-'))
  const placed = (path: string, trace?: string): unknown => {
    const folder = join(home, path)
    mkdirSync(folder, { recursive: true })
    if (trace !== undefined) writeFileSync(join(home, path.split('/')[0] ?? '', trace), '')
    return placeOf(folder, { mounts: '' })
  }
  try {
    expect(placed('one/a/library', '.stfolder')).toEqual({ kind: 'synced', by: 'Syncthing' })
    expect(placed('two/library', '.dropbox.cache')).toEqual({ kind: 'synced', by: 'Dropbox' })
    expect(placed('three/library', '.sync_1a2b3c.db')).toEqual({ kind: 'synced', by: 'Nextcloud' })
    expect(placed('four/library', '.tmp.driveupload')).toEqual({ kind: 'synced', by: 'Google Drive' })
    for (const [name, by] of [
      ['Dropbox (Personal)', 'Dropbox'],
      ['OneDrive - University', 'OneDrive'],
      ['GoogleDrive-ada@example.org', 'Google Drive'],
      ['Nextcloud', 'Nextcloud'],
      ['Library/Mobile Documents/com~apple~CloudDocs', 'iCloud'],
    ] as const)
      expect(placed(`${name}/library`), name).toEqual({ kind: 'synced', by })
    expect(placed('Papers of Dropbox/library')).toBeNull()
    // What is not there yet is where its parent is.
    expect(placeOf(join(home, 'one/not/there/yet'), { mounts: '' })).toEqual({ kind: 'synced', by: 'Syncthing' })
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
})
