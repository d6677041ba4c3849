const USUAL_SIZE = 11
const SMALLEST = 4

/** Makes the text of a box smaller until it stands in it, in the steps that exported copies take. */
export function fitText(element: HTMLElement): void {
  let size = USUAL_SIZE
  element.style.setProperty('--size', String(size))
  while (size > SMALLEST && element.scrollHeight > element.clientHeight + 1) {
    size *= 0.92
    element.style.setProperty('--size', String(size))
  }
}
