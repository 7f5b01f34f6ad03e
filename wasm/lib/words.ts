/** Arrays of words at an address. */
export function u32At(base: usize, i: u32): u32 {
  return load<u32>(base + ((<usize>i) << 2))
}

export function setU32(base: usize, i: u32, value: u32): void {
  store<u32>(base + ((<usize>i) << 2), value)
}

export function addU32(base: usize, i: u32, value: u32): void {
  const place = base + ((<usize>i) << 2)
  store<u32>(place, load<u32>(place) + value)
}

/** target[i] += source[i] */
export function addWords(target: usize, source: usize, words: u32): void {
  const end = target + ((<usize>words) << 2)
  const blocks = target + ((<usize>(words & ~3)) << 2)
  for (; target < blocks; target += 16, source += 16) {
    v128.store(target, i32x4.add(v128.load(target), v128.load(source)))
  }
  for (; target < end; target += 4, source += 4) store<u32>(target, load<u32>(target) + load<u32>(source))
}
