/** One of the choices, the first where the value is none: what a select says is text. */
export function pick<T extends string>(value: string, choices: readonly [T, ...T[]]): T {
  return choices.find(choice => choice === value) ?? choices[0]
}
