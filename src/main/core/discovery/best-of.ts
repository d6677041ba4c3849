/** The `count` best of many, the best first; equal ones in the order of `places`. */
export function bestOf(places: Iterable<number>, scoreAt: (place: number) => number, count: number): number[] {
  // A heap with the worst of the kept on top.
  const heap: { place: number; score: number; order: number }[] = []
  const isWorse = (a: number, b: number): boolean => {
    const [x, y] = [heap[a], heap[b]]
    if (!x || !y) return false
    return x.score < y.score || (x.score === y.score && x.order > y.order)
  }
  const swap = (a: number, b: number): void => {
    const [x, y] = [heap[a], heap[b]]
    if (x && y) [heap[a], heap[b]] = [y, x]
  }
  const sink = (): void => {
    for (let at = 0; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2]
      let least = at
      if (left < heap.length && isWorse(left, least)) least = left
      if (right < heap.length && isWorse(right, least)) least = right
      if (least === at) return
      swap(at, least)
      at = least
    }
  }
  let order = 0
  if (count <= 0) return []
  for (const place of places) {
    const score = scoreAt(place)
    order += 1
    if (heap.length < count) {
      heap.push({ place, score, order })
      for (let at = heap.length - 1; at > 0; ) {
        const parent = (at - 1) >> 1
        if (!isWorse(at, parent)) break
        swap(at, parent)
        at = parent
      }
    } else if (score > (heap[0]?.score ?? Number.NEGATIVE_INFINITY)) {
      heap[0] = { place, score, order }
      sink()
    }
  }
  return heap.sort((a, b) => b.score - a.score || a.order - b.order).map(({ place }) => place)
}
