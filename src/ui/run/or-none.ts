/** An empty list would be a condition nothing meets; no condition is meant. */
export function orNone(items: string[]): string[] | undefined {
  return items.length > 0 ? items : undefined
}
