/**
 * Products of one vector with many, sixteen numbers at a time: what a processor can do and JavaScript cannot say. Rows are
 * of 8 bits, the vector of 16: numbers of 16 are multiplied and added by pairs in one step. A module of WebAssembly in
 * bytes, which as text is:
 *
 *   (import "env" "memory" (memory 1))
 *   (func (export "products") (param $row i32) (param $count i32) (param $dimensions i32) (param $vector i32) (param $found i32)
 *     (local $end i32) (local $at i32) (local $sum v128) (local $other v128)
 *     block
 *       loop                                         ;; a row
 *         (br_if 1 (i32.eqz $count))
 *         (local.set $sum (v128.const 0)) (local.set $other (v128.const 0))
 *         (local.set $end (i32.add $row $dimensions)) (local.set $at $vector)
 *         loop                                       ;; sixteen numbers of it
 *           (local.set $sum (i32x4.add $sum (i32x4.dot_i16x8_s (v128.load8x8_s $row) (v128.load $at))))
 *           (local.set $other (i32x4.add $other
 *             (i32x4.dot_i16x8_s (v128.load8x8_s offset=8 $row) (v128.load offset=16 $at))))
 *           $at += 32
 *           (br_if 0 (i32.lt_u (local.tee $row (i32.add $row (i32.const 16))) $end))
 *         end
 *         (i32.store $found <the four lanes of $sum + $other together>)
 *         $found += 4, $count -= 1
 *         br 0
 *       end
 *     end)
 */
const MODULE =
  'AGFzbQEAAAABCQFgBX9/f39/AAIPAQNlbnYGbWVtb3J5AgABAwIBAAcMAQhwcm9kdWN0cwAACr4BAbsBAgJ/AnsCQANAIAFFDQH9DAAAAAAAAA' +
  'AAAAAAAAAAAAAhB/0MAAAAAAAAAAAAAAAAAAAAACEIIAAgAmohBSADIQYDQCAHIAD9AQMAIAb9AAQA/boB/a4BIQcgCCAA/QEDCCAG/QAEEP26' +
  'Af2uASEIIAZBIGohBiAAQRBqIgAgBUkNAAsgByAI/a4BIQcgBCAH/RsAIAf9GwFqIAf9GwIgB/0bA2pqNgIAIARBBGohBCABQQFrIQEMAAsLCw' +
  '=='

export type ProductsOf = (rows: number, count: number, dimensions: number, vector: number, found: number) => void

let compiled: WebAssembly.Module | null = null

/** `dimensions` are a multiple of 16; all places are in `memory`, in bytes. Numbers of the vector are as large as those of rows. */
export function makeProducts(memory: WebAssembly.Memory): ProductsOf {
  compiled ??= new WebAssembly.Module(Buffer.from(MODULE, 'base64'))
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } })
  // The module above exports this one function.
  return exports['products'] as ProductsOf
}
