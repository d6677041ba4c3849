/** A drawing's content with one of its colours changed into another; null where it has not got it. Pure. */
export function recolorContent(content: string, from: Rgb, to: Rgb): string | null {
  let count = 0
  const changed = content.replace(SETS_COLOR, (whole, before: string, given: string, operator: string) => {
    const color = rgbOf(given.trim().split(/\s+/).map(Number))
    if (!color || color.some((part, at) => Math.abs(part - (from[at] ?? 0)) > NEAR)) return whole
    count += 1
    return `${before}${to.map(part => Math.round(part * 1000) / 1000).join(' ')} ${operator === operator.toUpperCase() ? 'RG' : 'rg'}`
  })
  return count === 0 ? null : changed
}

type Rgb = readonly [number, number, number]

const SETS_COLOR = /(^|[\s\])>])((?:[+-]?[\d.]+\s+){1,4})(RG|rg|G|g|K|k)(?=[\s/[(<]|$)/g
// Programs write colours with two digits.
const NEAR = 0.012

function rgbOf(parts: readonly number[]): Rgb | null {
  if (!parts.every(Number.isFinite)) return null
  const [a = 0, b = 0, c = 0, d = 0] = parts
  if (parts.length === 1) return [a, a, a]
  if (parts.length === 3) return [a, b, c]
  return parts.length === 4 ? [(1 - a) * (1 - d), (1 - b) * (1 - d), (1 - c) * (1 - d)] : null
}
