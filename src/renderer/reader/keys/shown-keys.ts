const SIGNS: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  Delete: 'Del',
  '-': '−',
}

/** A key by keyName as it is printed on the keyboard: "Ctrl+Shift+z" is "Ctrl Shift Z". */
export function shownKey(name: string): string {
  // The last key may itself be "+".
  const parts = name === '+' || name.endsWith('++') ? [...name.slice(0, -1).split('+'), '+'] : name.split('+')
  return parts
    .filter(part => part !== '')
    .map(part => SIGNS[part] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join(' ')
}
