/** From one row of a list to the next one or the last one, by the button that opens it. */
export function moveFocus(list: HTMLElement | null, from: EventTarget | null, by: number): void {
  const rows = [...(list?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
  const at = rows.findIndex(row => row === from)
  rows[at < 0 ? 0 : Math.max(0, Math.min(rows.length - 1, at + by))]?.focus()
}
