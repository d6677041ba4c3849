import { createRoot } from 'react-dom/client'
import type { Bridge } from '../preload/bridge.ts'
import { App } from './app/app.tsx'
import { ErrorBoundary } from './app/error-boundary.tsx'
import { runFromMenu } from './app/menu-commands.ts'
import { createBridgeTransport } from './library/bridge-transport.ts'
import { createLibraryClient } from './library/library-client.ts'
import { createSocketTransport } from './library/socket-transport.ts'
import { parsePaperLink } from './stores/paper-link.ts'
import { openLink } from './stores/reading-desk.ts'
import { createStores, startStores } from './stores/stores.ts'
import { StoresProvider } from './stores/use-stores.tsx'
import { followWindow } from './stores/window-history.ts'
import './ui/tokens.css'

declare global {
  interface Window {
    /** There in Electron only: the preload script's pipe. */
    readonly offprint?: Bridge
  }
}

const after = (ms: number, task: () => void): (() => void) => {
  const timer = setTimeout(task, ms)
  return () => clearTimeout(timer)
}

const bridge = window.offprint
const transport = bridge
  ? createBridgeTransport(bridge)
  : createSocketTransport({ open: () => new WebSocket('/socket'), after })
const client = createLibraryClient(transport, (...request) => fetch(...request))
const stores = createStores({
  client,
  after,
  storage: localStorage,
  windowStorage: sessionStorage,
  dragFile: bridge?.dragFile ?? null,
})

bridge?.onMenu(name => runFromMenu(stores, name))
window.addEventListener('pagehide', () => void stores.writing.flush())

const showVisit = followWindow(stores, history, queueMicrotask)
window.addEventListener('popstate', ({ state }) => showVisit(state))

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <ErrorBoundary>
    <StoresProvider stores={stores}>
      <App />
    </StoresProvider>
  </ErrorBoundary>,
)
void startStores(stores)

// On the web host a place in a paper has an address: "#paper/12?page=3".
const followAddress = (): void => {
  const link = parsePaperLink(location.hash)
  if (!link) return
  history.replaceState(history.state, '', location.pathname)
  void openLink(stores, link)
}
window.addEventListener('hashchange', followAddress)
followAddress()
