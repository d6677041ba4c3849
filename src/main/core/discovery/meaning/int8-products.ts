/**
 * Products of one vector with many, sixteen numbers at a time: what a processor can do and JavaScript cannot say. A
 * module of WebAssembly in bytes, which as text is:
 *
 *   (import "env" "memory" (memory 1))
 *   (func (export "products") (param $row i32) (param $count i32) (param $dimensions i32) (param $vector i32) (param $found i32)
 *     (local $at i32) (local $sum v128) (local $a v128) (local $b v128)
 *     block
 *       loop                                         ;; a row
 *         (br_if 1 (i32.eqz $count))
 *         (local.set $sum (v128.const 0)) (local.set $at (i32.const 0))
 *         loop                                       ;; sixteen numbers of it
 *           (local.set $a (v128.load (i32.add $row $at))) (local.set $b (v128.load (i32.add $vector $at)))
 *           (local.set $sum (i32x4.add
 *             (i32x4.add $sum (i32x4.extadd_pairwise_i16x8_s (i16x8.extmul_low_i8x16_s $a $b)))
 *             (i32x4.extadd_pairwise_i16x8_s (i16x8.extmul_high_i8x16_s $a $b))))
 *           (br_if 0 (i32.lt_s (local.tee $at (i32.add $at (i32.const 16))) $dimensions))
 *         end
 *         (i32.store $found <the four lanes of $sum together>)
 *         $row += $dimensions, $found += 4, $count -= 1
 *         br 0
 *       end
 *     end)
 */
const MODULE =
  'AGFzbQEAAAABCQFgBX9/f39/AAIPAQNlbnYGbWVtb3J5AgABAwIBAAcMAQhwcm9kdWN0cwAACqABAZ0BAgF/A3sCQANAIAFFDQH9' +
  'DAAAAAAAAAAAAAAAAAAAAAAhBkEAIQUDQCAAIAVq/QAEACEHIAMgBWr9AAQAIQggBiAHIAj9nAH9fv2uASAHIAj9nQH9fv2uASEG' +
  'IAVBEGoiBSACSA0ACyAEIAb9GwAgBv0bAWogBv0bAmogBv0bA2o2AgAgACACaiEAIARBBGohBCABQQFrIQEMAAsLCw=='

export type ProductsOf = (rows: number, count: number, dimensions: number, vector: number, found: number) => void

let compiled: WebAssembly.Module | null = null

/** `dimensions` are a multiple of 16; all places are in `memory`, in bytes. */
export function makeProducts(memory: WebAssembly.Memory): ProductsOf {
  compiled ??= new WebAssembly.Module(Buffer.from(MODULE, 'base64'))
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } })
  // The module above exports this one function.
  return exports['products'] as ProductsOf
}
