import { cutText, inTwoLines, textWidth } from '../../parts/charts/text-width'
import type { Point } from './network-layout'

export type Side = 'left' | 'right' | 'top' | 'bottom'

/** Where the name of a node stands, and what of it. */
export interface PlacedName {
  side: Side
  lines: string[]
  /** It found no room of its own. */
  crowded?: true
}

interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

export const NAME_SIZE = 12
/** Between a node and its name. */
export const NAME_DISTANCE = 5
const LINE = 15
const LONGEST_LINE = 210
const LONGEST_OF_TWO = 150
const SHORT = 120
const SHORTEST = 84

const SIDES: readonly Side[] = ['right', 'left', 'bottom', 'top']

/** A name as it would best be seen, then in less and less room. */
function formsOf(name: string): string[][] {
  const two = inTwoLines(name, NAME_SIZE, LONGEST_OF_TWO)
  return [
    ...(textWidth(name, NAME_SIZE) <= LONGEST_LINE ? [[name]] : []),
    ...(two ? [two] : []),
    [cutText(name, NAME_SIZE, SHORT)],
    [cutText(name, NAME_SIZE, SHORTEST)],
  ]
}

/** What a name covers beside a node of that radius. */
export function nameBox({ x, y }: Point, radius: number, { side, lines }: PlacedName): Box {
  const width = Math.max(...lines.map((line) => textWidth(line, NAME_SIZE)))
  const height = lines.length * LINE
  const off = radius + NAME_DISTANCE
  const left = { right: x + off, left: x - off - width, top: x - width / 2, bottom: x - width / 2 }[side]
  const top = { right: y - height / 2, left: y - height / 2, top: y - off - height, bottom: y + off }[side]
  return { left, top, right: left + width, bottom: top + height }
}

const meet = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

const within = (inner: Box, outer: Box) =>
  inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom

/**
 * Names beside their nodes, the largest nodes first: whole where there is room on any side, else in two lines, else cut.
 * One that finds no room is cut, within the picture where it can be, and only seen where the drawing has room for it.
 */
export function placeNames(
  points: readonly Point[],
  radii: readonly number[],
  names: readonly string[],
  liked: readonly Side[],
  room: Box,
): PlacedName[] {
  const nodes = points.map(({ x, y }, at): Box => {
    const radius = radii[at] ?? 0
    return { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius }
  })
  const taken: Box[] = []
  const placed: PlacedName[] = names.map((name, at) => ({
    side: liked[at] ?? 'right',
    lines: [cutText(name, NAME_SIZE, SHORTEST)],
    crowded: true,
  }))
  const order = names.map((_, at) => at).sort((a, b) => (radii[b] ?? 0) - (radii[a] ?? 0) || a - b)
  for (const at of order) {
    const point = points[at] ?? { x: 0, y: 0 }
    const sides = [...new Set([liked[at] ?? 'right', ...SIDES])]
    const ways = formsOf(names[at] ?? '').flatMap((lines) => sides.map((side): PlacedName => ({ side, lines })))
    const boxOf = (way: PlacedName) => nameBox(point, radii[at] ?? 0, way)
    const free = ways.find((way) => {
      const box = boxOf(way)
      const clear = (other: Box) => !meet(box, other)
      return within(box, room) && taken.every(clear) && nodes.every((node, other) => other === at || clear(node))
    })
    if (free) {
      placed[at] = free
      taken.push(boxOf(free))
      continue
    }
    const inside = ways.slice(-sides.length).find((way) => within(boxOf(way), room))
    if (inside) placed[at] = { ...inside, crowded: true }
  }
  return placed
}
