const SURROGATE = /[\ud800-\udfff]/

// UTF-16 puts surrogates (code points from U+10000) before U+E000..U+FFFF; this moves them behind.
function codePointWeight(unit: number): number {
  if (unit >= 0xe000) return unit - 0x800
  return unit >= 0xd800 ? unit + 0x2000 : unit
}

function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x !== y) return codePointWeight(x) - codePointWeight(y)
  }
  return a.length - b.length
}

function compareUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Places of the labels in code point order, null first, written into `into`. */
export function rankLabels(labels: readonly (string | null)[], into: Uint32Array): Uint32Array {
  const compare = labels.some((label) => label !== null && SURROGATE.test(label)) ? compareCodePoints : compareUnits
  const order = Array.from(labels, (_, i) => i)
  order.sort((a, b) => {
    const x = labels[a] ?? null
    const y = labels[b] ?? null
    if (x === null || y === null) return Number(x !== null) - Number(y !== null)
    return compare(x, y)
  })
  for (let place = 0; place < order.length; place++) into[order[place]!] = place
  return into
}

/** The same of what items are called or of their ids; none is called as another's id. */
export function idsOfEither(
  wanted: readonly string[],
  shown: readonly string[],
  ids: readonly string[] = shown,
): Uint32Array {
  if (ids === shown) return idsOf(wanted, shown)
  return Uint32Array.from(new Set([...idsOf(wanted, ids), ...idsOf(wanted, shown)]))
}

/** Ids of the labels that occur; unknown labels match nothing and are left out. */
export function idsOf(wanted: readonly string[], labels: readonly string[]): Uint32Array {
  const missing = new Set(wanted)
  const ids: number[] = []
  for (let id = 0; id < labels.length && missing.size > 0; id++) if (missing.delete(labels[id]!)) ids.push(id)
  return Uint32Array.from(ids)
}
