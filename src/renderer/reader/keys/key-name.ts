/** What of a key press matters. */
export interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** "Ctrl+f", "Shift+Space", "Alt+ArrowLeft", "?": Shift is not said where it chooses another sign. Cmd counts as Ctrl. */
export function keyName({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyPress): string {
  const isLetter = /^\p{L}$/u.test(key)
  const isSign = key.length === 1 && key !== ' ' && !isLetter
  const name = key === ' ' ? 'Space' : isLetter ? key.toLowerCase() : key
  return [ctrlKey || metaKey ? 'Ctrl' : '', altKey ? 'Alt' : '', shiftKey && !isSign ? 'Shift' : '', name]
    .filter(part => part !== '')
    .join('+')
}
