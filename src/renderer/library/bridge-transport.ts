import type { Bridge } from '../../preload/bridge.ts'
import type { Transport } from './transport.ts'

/** Calls by the preload script's pipe: the main process lives as long as the window, so it is never lost. */
export function createBridgeTransport(bridge: Bridge): Transport {
  return {
    call: (method, args) => bridge.call(method, args),
    onEvent: listener => bridge.onEvent(listener),
    connection: () => 'connected',
    onConnection: () => () => undefined,
    close: () => undefined,
  }
}
