import type { MirrorStatus } from '../../preload/contract/library-api.ts'
import type { LibraryClient } from '../library/library-client.ts'
import type { JobStore } from './job-store.ts'
import type { NoticeStore } from './notice-store.ts'
import { createRemoteStore, type RemoteOptions, type RemoteStore } from './remote-value.ts'
import type { Writes } from './writes.ts'

export interface MirrorStore extends RemoteStore<MirrorStatus> {
  /** Has all of it looked through. */
  writeAll(): Promise<void>
}

export interface MirrorOptions extends Pick<RemoteOptions<MirrorStatus>, 'after'> {
  readonly client: LibraryClient
  readonly writes: Writes
  readonly notices: NoticeStore
  readonly jobs: JobStore
}

/** How the folder of plain files stands to the library; trouble with it is told once. */
export function createMirrorStore({ client, writes, notices, jobs, after }: MirrorOptions): MirrorStore {
  const store = createRemoteStore<MirrorStatus>({
    client,
    after,
    ask: () => client.call('mirror.status', {}),
    concerns: event => event.topic === 'mirror' || event.topic === 'settings' || event.job?.kind === 'mirror',
  })
  store.subscribe(({ value }, before) => {
    const trouble = value?.trouble ?? null
    if (trouble !== null && trouble !== before.value?.trouble)
      notices.show({ text: trouble, tone: 'problem', slot: 'mirror' })
  })
  return Object.assign(store, {
    async writeAll() {
      const job = await writes.send(() => client.call('mirror.write', {}))
      if (job) jobs.watch(job)
    },
  })
}
