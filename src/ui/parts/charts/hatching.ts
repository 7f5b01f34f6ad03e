export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** Between two lines, along the edge of the box. */
const GAP = 6

/** Rising diagonals that fill a box and end at its edges: x1, y1, x2, y2 each. */
export function hatchLines({ x, y, width, height }: Box): [number, number, number, number][] {
  const lines: [number, number, number, number][] = []
  for (let offset = GAP; offset < width + height; offset += GAP) {
    // From the left or lower edge to the upper or right one.
    const fromX = Math.max(0, offset - height)
    const toX = Math.min(offset, width)
    lines.push([x + fromX, y + (offset - fromX), x + toX, y + (offset - toX)])
  }
  return lines
}
