import { matchKeybindingPress, parseKeybinding } from 'tinykeys'

// As long as one takes to look for the second key.
const PAUSE_MS = 1_000
const MODIFIERS = ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph']

/**
 * Answers what a key stands for, where some stand for something only after another: "g x" goes somewhere, "x" alone
 * dismisses. A sequence that was begun comes before a single key, and one that ended leaves nothing behind.
 * (tinykeys' own handler gives the "x" of "g x" to "x" where that is bound first, and keeps "g u" waiting after "g x".)
 */
export function readKeySequences<T>(
  bindings: readonly (readonly [keys: string, meaning: T])[],
): (event: KeyboardEvent) => T | null {
  const fresh = bindings.map(([keys, meaning]) => ({ presses: parseKeybinding(keys), meaning }))
  let begun: typeof fresh = []
  let lastAt = Number.NEGATIVE_INFINITY
  return event => {
    if (MODIFIERS.includes(event.key)) return null
    const waiting = event.timeStamp - lastAt < PAUSE_MS ? begun : []
    lastAt = event.timeStamp
    const matching = [...waiting, ...fresh].filter(({ presses: [next] }) => next && matchKeybindingPress(event, next))
    const ended = matching.find(({ presses }) => presses.length === 1)
    begun = ended ? [] : matching.map(({ presses, meaning }) => ({ presses: presses.slice(1), meaning }))
    return ended?.meaning ?? null
  }
}
