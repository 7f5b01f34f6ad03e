const USUAL = [8, 16, 32, 64] as const

/** Numbers of factors worth trying: with more than half as many as items a model learns the items by heart. */
export function sizesFor(items: number): number[] {
  return USUAL.filter((factors) => factors === USUAL[0] || factors * 2 <= items)
}
