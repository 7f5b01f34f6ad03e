/** What the pointer is on: a mark, by the datum it was drawn from, or a name on an axis, by its place. */
export type Pointed = { mark: unknown } | { axis: 'x' | 'y'; place: number }

/** What a picture does with its parts. */
export interface PictureEvents<Part> {
  /** The part that is pointed at. */
  partAt(pointed: Pointed): Part | null
  onHover?(part: NoInfer<Part> | null): void
  onPress?(part: NoInfer<Part>): void
  /** The items that a part is about, whose menu opens on it. */
  itemsOf?(part: NoInfer<Part>): readonly string[] | Promise<readonly string[]>
  /** The part that the menu key is about where nothing is pointed at. */
  inHand?: NoInfer<Part> | null
}

/** Parts that marks carry in their datum under a name. */
export const partsIn =
  <Part>(name: string) =>
  (pointed: Pointed): Part | null => {
    if (!('mark' in pointed) || typeof pointed.mark !== 'object' || !pointed.mark) return null
    return (pointed.mark as Record<string, Part | undefined>)[name] ?? null
  }

/** Row and column in a grid; a name alone has only one of them. */
export interface Place {
  row: number
  column: number | null
}

const cellAt = partsIn<[row: number, column: number]>('place')

export function placeAt(pointed: Pointed): Place | null {
  if ('axis' in pointed) return pointed.axis === 'y' ? { row: pointed.place, column: null } : null
  const cell = cellAt(pointed)
  return cell && { row: cell[0], column: cell[1] }
}

/** The row of a result that a point of a scatter stands for. */
export const pointAt = (pointed: Pointed): number | null =>
  'mark' in pointed && Array.isArray(pointed.mark) && typeof pointed.mark[3] === 'number' ? pointed.mark[3] : null
