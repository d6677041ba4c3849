import type { RecentPaper } from '../../preload/contract/reading.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../preload/contract/settings.ts'
import type { HostedLibrary } from '../host/hosted-library.ts'

/** What the desktop shows of the library outside of its windows. */
export interface DesktopState {
  readonly settings: Settings
  readonly recent: readonly RecentPaper[]
}

// A place in a paper is kept at every pause of scrolling: the menu can wait until the reader does something else.
const QUIET_MS = 1_000
const RECENT = 10

/** Tells of the settings and of the papers read last, now and whenever they are others. The answer ends it. */
export function followLibrary(library: HostedLibrary, tell: (state: DesktopState) => void): () => void {
  let state: DesktopState = { settings: DEFAULT_SETTINGS, recent: [] }
  let timer: NodeJS.Timeout | undefined
  let isOver = false

  async function ask(): Promise<void> {
    const [settings, recent] = await Promise.all([
      library.call('settings.get', {}),
      library.call('reading.recent', { limit: RECENT }),
    ])
    if (isOver) return
    const now: DesktopState = {
      // The library answers what the contract says.
      settings: settings.ok ? (settings.value as Settings) : state.settings,
      recent: recent.ok ? (recent.value as readonly RecentPaper[]) : state.recent,
    }
    if (JSON.stringify(now) === JSON.stringify(state)) return
    state = now
    tell(state)
  }

  const stop = library.onEvent(({ topic }) => {
    if (topic === 'settings' || topic === 'library') void ask()
    if (topic !== 'papers') return
    clearTimeout(timer)
    timer = setTimeout(() => void ask(), QUIET_MS)
  })
  void ask()
  return () => {
    isOver = true
    stop()
    clearTimeout(timer)
  }
}
