import { registerHooks } from 'node:module'

// Loaded before the built main process: `electron` is the double from here on.
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: new URL('./electron.ts', import.meta.url).href, shortCircuit: true }
      : next(specifier, context),
})
