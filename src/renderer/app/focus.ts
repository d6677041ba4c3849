/** Where commands put the focus. The list and the details say by an attribute what they are. */

export function focusSearch(): void {
  const box = document.querySelector<HTMLInputElement>('[data-search]')
  box?.focus()
  box?.select()
}

export function focusList(): void {
  document.querySelector<HTMLElement>('[data-papers]')?.focus({ preventScroll: true })
}

// A second: the paper's details come within a few frames.
const MOST_FRAMES = 60

/** Puts the focus into the note of a paper as soon as its details are here: never into another one's. */
export function focusNote(paper: number, frames = MOST_FRAMES): void {
  const note = document.querySelector<HTMLTextAreaElement>(`[data-note="${paper}"]`)
  if (note) note.focus()
  else if (frames > 0) requestAnimationFrame(() => focusNote(paper, frames - 1))
}

/** Rows in sight, less one, so that the eye keeps its place. */
export function pageOfList(): number {
  const list = document.querySelector<HTMLElement>('[data-papers]')
  const row = list?.querySelector<HTMLElement>('[role="row"]')
  return list && row ? Math.max(1, Math.floor(list.clientHeight / row.clientHeight) - 1) : 10
}

/** Reads on in the abstract; false where it is not in sight. */
export function scrollAbstract(): boolean {
  const details = document.querySelector<HTMLElement>('[data-details]')
  if (!details || details.clientWidth === 0) return false
  const isAtEnd = details.scrollTop + details.clientHeight >= details.scrollHeight - 2
  details.scrollTo({
    top: isAtEnd ? 0 : details.scrollTop + details.clientHeight * 0.8,
    behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth',
  })
  return true
}
