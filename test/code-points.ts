/** The order of labels that results promise, written here in another way than in the workers: code point by code point. */
export function byCodePoint(a: string, b: string): number {
  for (let i = 0; i < Math.min(a.length, b.length); ) {
    const [x, y] = [a.codePointAt(i) as number, b.codePointAt(i) as number]
    if (x !== y) return x - y
    i += x > 0xffff ? 2 : 1
  }
  return a.length - b.length
}
