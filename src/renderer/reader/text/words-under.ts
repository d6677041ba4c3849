import type { Rect } from '../../../preload/contract/annotation.ts'
import { type PageBox, rectToView } from '../geometry/page-space.ts'
import type { PageText } from './page-text.ts'
import { runBox } from './run-boxes.ts'

const LONGEST = 60

/** What is printed where a link lies: "[12]", "Figure 3". Letters of a run are taken to be equally wide, so whole words count. */
export function wordsUnder(text: PageText | null, box: PageBox, rect: Rect): string {
  const area = rectToView(box, rect)
  const words = (text?.runs ?? []).flatMap(run => {
    const { x, y, width, height } = runBox(run, box)
    const middle = y + height / 2
    if (width <= 0 || middle < area.y || middle > area.y + area.height) return []
    const letter = width / Math.max(1, run.text.length)
    return [...run.text.matchAll(/\S+/g)].flatMap(({ 0: word, index }) => {
      const at = x + (index + word.length / 2) * letter
      return at >= area.x && at <= area.x + area.width ? [word] : []
    })
  })
  return words
    .join(' ')
    .replace(/^[,.;:]+|[,.;:]+$/g, '')
    .slice(0, LONGEST)
}
