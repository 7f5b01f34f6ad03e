export type Numbers = Uint8Array | Int32Array | Uint32Array | Float32Array | Float64Array

/** One array out of many, one after the other. */
export function joined<T extends Numbers>(Type: new (length: number) => T, parts: readonly Numbers[]): T {
  const whole = new Type(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
