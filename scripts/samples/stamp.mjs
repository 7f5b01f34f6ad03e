const PLACES = 64
const PLACE_BYTES = 1 << 14

/** What the page tells bytes apart by that it fetched (`src/workers/readers/stamp.ts`). */
export function stampOf(bytes) {
  const step = Math.max(PLACE_BYTES, Math.floor((bytes.length - PLACE_BYTES) / (PLACES - 1)))
  let hash = 0x811c9dc5
  for (let from = 0; from < bytes.length; from += step) {
    for (const byte of bytes.subarray(from, from + PLACE_BYTES)) hash = Math.imul(hash ^ byte, 0x01000193)
  }
  return hash >>> 0
}
