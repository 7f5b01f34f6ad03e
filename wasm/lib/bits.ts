/** Bitmaps in whole 16-byte blocks; `bytes` is always a multiple of 16. */
export function bitmapBytes(bits: u32): usize {
  return ((<usize>bits + 127) >> 7) << 4
}

export function setBit(bitmap: usize, bit: u32): void {
  const place = bitmap + (bit >> 3)
  store<u8>(place, <u32>load<u8>(place) | (1 << (bit & 7)))
}

export function testBit(bitmap: usize, bit: u32): u32 {
  return (<u32>load<u8>(bitmap + (bit >> 3)) >> (bit & 7)) & 1
}

/** Scalar popcnt on words is as fast as any SIMD way for operands of this size (measured). */
export function countCommon(a: usize, b: usize, bytes: usize): u32 {
  let even: u64 = 0
  let odd: u64 = 0
  for (const end = a + bytes; a < end; a += 16, b += 16) {
    even += popcnt<u64>(load<u64>(a) & load<u64>(b))
    odd += popcnt<u64>(load<u64>(a, 8) & load<u64>(b, 8))
  }
  return <u32>(even + odd)
}

export function intersectBits(target: usize, a: usize, b: usize, bytes: usize): void {
  for (const end = a + bytes; a < end; a += 16, b += 16, target += 16) {
    v128.store(target, v128.and(v128.load(a), v128.load(b)))
  }
}
