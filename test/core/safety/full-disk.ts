import { readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { toFailure } from '../../../src/main/core/failures.ts'
import type { PaperId } from '../../../src/preload/contract/paper.ts'
import { openTestLibrary } from '../../support/open-test-library.ts'
import { paperLines } from '../../support/paper-lines.ts'

// Run by backups.test.ts in a file system of 3 MB: fills it and tells what a backup makes of that.
const folder = process.argv[2] ?? ''
const test = await openTestLibrary({ folder, ports: { log: () => {} } })
await test.importText(paperLines(20))
const { bavail, bsize } = statfsSync(folder)
const ballast = join(folder, 'ballast')
writeFileSync(ballast, Buffer.alloc(bavail * bsize - 200_000))
const failure = await Promise.resolve(test.library.api['backups.make']({})).catch(toFailure)
const left = readdirSync(join(folder, 'backups'))
await test.library.api['papers.setStarred']({ ids: [1 as PaperId], starred: true })
const { starred } = await test.library.api['library.info']({})
rmSync(ballast)
const later = await test.library.api['backups.make']({})
const repaired = await test.library.api['doctor.check']({ repair: true })
const behind = repaired.filter(({ check, ok }) => check === 'plain files' && !ok).length
await test.close()
process.stdout.write(
  JSON.stringify({ code: 'code' in failure ? failure.code : 'none', left, starred, later: later.papers, behind }),
)
