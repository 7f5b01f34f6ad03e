/** A step of a path: an item, and where it is a visit of several, the others. */
export interface ItemsOfStep {
  item: string
  also?: string[]
}

/** The items of each step of a row; without `step_sizes` every item is one. */
export function setsOfCells(cells: Readonly<Record<string, unknown>>): string[][] {
  const items = cells['sequence'] as string[]
  const sizes = cells['step_sizes'] as number[] | undefined
  if (!sizes) return items.map((item) => [item])
  let at = 0
  return sizes.map((size) => {
    at += size
    return items.slice(at - size, at)
  })
}

export function stepOfItems([item = '', ...also]: readonly string[]): ItemsOfStep {
  return also.length > 0 ? { item, also } : { item }
}

export const stepsOfCells = (cells: Readonly<Record<string, unknown>>): ItemsOfStep[] =>
  setsOfCells(cells).map(stepOfItems)
