/**
 * Sums of weighed rows, some numbers at a time, each sum rounded as JavaScript rounds it: to the bit what
 * `to[d] += weight * from[d]` gives for a Float32Array. A module of WebAssembly in bytes; of the two functions of its
 * text, which differ in how they load `$b` and widen it, the first is:
 *
 *   (import "env" "memory" (memory 1))
 *   (func (export "addFloats") (param $to i32) (param $from i32) (param $count i32) (param $weight f64)
 *     (local $end i32) (local $a v128) (local $b v128) (local $w v128)
 *     (local.set $end (i32.add $to (i32.shl $count 2))) (local.set $w (f64x2.splat $weight))
 *     block
 *       loop                                         ;; four numbers
 *         (br_if 1 (i32.ge_u $to $end))
 *         (local.set $a (v128.load $to)) (local.set $b (v128.load $from))
 *         (v128.store $to <the two of each of these as four>
 *           (f32x4.demote_f64x2_zero (f64x2.add (f64x2.promote_low_f32x4 $a) (f64x2.mul (f64x2.promote_low_f32x4 $b) $w)))
 *           (f32x4.demote_f64x2_zero <the same of the upper halves of $a and $b>))
 *         $to += 16, $from += 16
 *         br 0
 *       end
 *     end)
 *   (func (export "addBytes") … (local.set $b (i32x4.extend_low_i16x8_s (i16x8.extend_low_i8x16_s (v128.load32_zero $from)))) …
 *     (f64x2.convert_low_i32x4_s $b) … $from += 4)
 */
const MODULE =
  'AGFzbQEAAAABCAFgBH9/f3wAAg8BA2VudgZtZW1vcnkCAAEDAwIAAAcYAglhZGRGbG9hdHMAAAhhZGRCeXRlcwABCtsCAqcBAgF/A3sgACACQQJ0aiEE' +
  'IAP9FCEHAkADQCAAIARPDQEgAP0ABAAhBSAB/QAEACEGIAAgBf1fIAb9XyAH/fIB/fAB/V4gBSAF/Q0ICQoLDA0ODwgJCgsMDQ4P/V8gBiAG/Q0ICQoL' +
  'DA0ODwgJCgsMDQ4P/V8gB/3yAf3wAf1e/Q0AAQIDBAUGBxAREhMUFRYX/QsEACAAQRBqIQAgAUEQaiEBDAALCwuvAQIBfwN7IAAgAkECdGohBCAD/RQh' +
  'BwJAA0AgACAETw0BIAD9AAQAIQUgAf1cAgD9hwH9pwEhBiAAIAX9XyAG/f4BIAf98gH98AH9XiAFIAX9DQgJCgsMDQ4PCAkKCwwNDg/9XyAGIAb9DQgJ' +
  'CgsMDQ4PCAkKCwwNDg/9/gEgB/3yAf3wAf1e/Q0AAQIDBAUGBxAREhMUFRYX/QsEACAAQRBqIQAgAUEEaiEBDAALCws='

/** `to` and `from` are places in memory, in bytes; `count` is a multiple of ROW_LANES. */
type AddRow = (to: number, from: number, count: number, weight: number) => void

export interface RowSums {
  readonly addFloats: AddRow
  readonly addBytes: AddRow
}

const ROW_LANES = 4
const PAGE = 65_536

let compiled: WebAssembly.Module | null = null

/** With memory for so many bytes. */
export function makeRowSums(bytes: number): RowSums & { readonly memory: ArrayBuffer } {
  compiled ??= new WebAssembly.Module(Buffer.from(MODULE, 'base64'))
  const memory = new WebAssembly.Memory({ initial: Math.max(1, Math.ceil(bytes / PAGE)) })
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } })
  // The module above exports these two functions.
  return { addFloats: exports['addFloats'] as AddRow, addBytes: exports['addBytes'] as AddRow, memory: memory.buffer }
}

/** How long a row has to be for `dimensions` numbers. */
export function rowLength(dimensions: number): number {
  return Math.ceil(dimensions / ROW_LANES) * ROW_LANES
}
