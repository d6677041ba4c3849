/** Numbers by place, as many as there come to be: a typed array that is exchanged for a larger one when it is full. */

type Numbers = Uint8Array | Int8Array | Uint16Array | Int32Array | Uint32Array | Float32Array

interface NumbersOf<T extends Numbers> {
  new (length: number): T
}

/** `numbers` itself where it has room for `length`, else a copy of twice its size or more. */
export function grown<T extends Numbers>(numbers: T, length: number): T {
  if (length <= numbers.length) return numbers
  // The array it was made by makes the next one.
  const Kind = numbers.constructor as NumbersOf<T>
  const more = new Kind(Math.max(length, 2 * numbers.length, 64))
  more.set(numbers)
  return more
}
