/** Pages to draw, the most urgent first: those in sight from the one most looked at, then the neighbours, the next before the last. */
export function drawingOrder(
  current: number,
  [first, last]: readonly [number, number],
  pageCount: number,
  ahead: number,
): readonly number[] {
  const order: number[] = []
  const add = (page: number): void => {
    if (page >= 0 && page < pageCount && !order.includes(page)) order.push(page)
  }
  if (pageCount === 0 || first < 0) return order
  add(current)
  for (let page = first; page <= last; page += 1) add(page)
  for (let step = 1; step <= ahead; step += 1) {
    add(last + step)
    add(first - step)
  }
  return order
}

/** Which canvases to let go, the farthest first, until what is kept fits. Those in `needed` stay whatever they take. */
export function choosePagesToDrop(
  kept: ReadonlyMap<number, number>,
  needed: ReadonlySet<number>,
  current: number,
  budget: number,
): readonly number[] {
  let total = 0
  for (const pixels of kept.values()) total += pixels
  const farthestFirst = [...kept.keys()]
    .filter(page => !needed.has(page))
    .sort((a, b) => Math.abs(b - current) - Math.abs(a - current))
  const dropped: number[] = []
  for (const page of farthestFirst) {
    if (total <= budget) break
    total -= kept.get(page) ?? 0
    dropped.push(page)
  }
  return dropped
}
