/** Nodes placed by Fruchterman and Reingold (1991): all repel, arrows pull. The same input gives the same picture. */

export interface Point {
  x: number
  y: number
}

/** Farther nodes do not repel, so that parts without a connection stay close. */
const FAR = 2.4
const FAR_APART = 1.5
const ROUNDS = 320
/** Pull to the middle that keeps parts without a connection in sight. */
const GRAVITY = 0.28
/** What a node and its name take up, in the pixels of the box. */
const NAME = { width: 112, height: 30 }
const SPREADING = 60

/** A number for each node that it shares with all it is connected with. */
function partsOf(count: number, links: readonly [number, number][]): number[] {
  const parent = Array.from({ length: count }, (_, at) => at)
  const root = (at: number): number => {
    let up = at
    while (parent[up] !== up) up = parent[up]!
    return up
  }
  for (const [a, b] of links) parent[root(a)] = root(b)
  return parent.map((_, at) => root(at))
}

function simulate(count: number, links: readonly [number, number][], aspect: number): Point[] {
  const golden = Math.PI * (3 - Math.sqrt(5))
  const radius = Math.sqrt(count)
  const points = Array.from({ length: count }, (_, at) => {
    const far = radius * Math.sqrt((at + 0.5) / count)
    return { x: far * Math.cos(at * golden), y: far * Math.sin(at * golden) }
  })
  const part = partsOf(count, links)
  const moves = points.map(() => ({ x: 0, y: 0 }))
  for (let round = 0; round < ROUNDS; round++) {
    for (const move of moves) move.x = move.y = 0
    for (let a = 0; a < count; a++) {
      for (let b = a + 1; b < count; b++) {
        const [one, other] = [points[a]!, points[b]!]
        const [dx, dy] = [one.x - other.x, one.y - other.y]
        const distance = dx * dx + dy * dy
        if (distance > (part[a] === part[b] ? FAR : FAR_APART) ** 2) continue
        const push = 1 / Math.max(distance, 1e-4)
        moves[a]!.x += dx * push
        moves[a]!.y += dy * push
        moves[b]!.x -= dx * push
        moves[b]!.y -= dy * push
      }
    }
    for (const [a, b] of links) {
      const [dx, dy] = [points[a]!.x - points[b]!.x, points[a]!.y - points[b]!.y]
      const pull = Math.hypot(dx, dy)
      moves[a]!.x -= dx * pull
      moves[a]!.y -= dy * pull
      moves[b]!.x += dx * pull
      moves[b]!.y += dy * pull
    }
    const heat = radius * 0.12 * (1 - round / ROUNDS) ** 1.5 + 1e-3
    for (const [at, point] of points.entries()) {
      const move = moves[at]!
      move.x -= (point.x * GRAVITY) / aspect
      move.y -= point.y * GRAVITY * aspect
      const length = Math.hypot(move.x, move.y) || 1
      const step = Math.min(length, heat) / length
      point.x += move.x * step
      point.y += move.y * step
    }
  }
  return points
}

/** Stretches the points over the box. */
function stretch(points: Point[], width: number, height: number): void {
  for (const [key, extent] of [
    ['x', width],
    ['y', height],
  ] as const) {
    const [low, high] = points.reduce(
      ([least, most], point) => [Math.min(least, point[key]), Math.max(most, point[key])],
      [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
    )
    const span = high - low
    for (const point of points) point[key] = span === 0 ? extent / 2 : ((point[key] - low) / span) * extent
  }
}

/** Names that lie on each other are pushed apart, the shorter way. */
function spread(points: Point[], width: number, height: number): void {
  for (let round = 0; round < SPREADING; round++) {
    let moved = false
    for (let a = 0; a < points.length; a++) {
      for (let b = a + 1; b < points.length; b++) {
        const [one, other] = [points[a]!, points[b]!]
        const overX = NAME.width - Math.abs(one.x - other.x)
        const overY = NAME.height - Math.abs(one.y - other.y)
        if (overX <= 0 || overY <= 0) continue
        moved = true
        const key = overX / NAME.width < overY / NAME.height ? 'x' : 'y'
        const half = ((key === 'x' ? overX : overY) / 2) * (one[key] < other[key] ? -1 : 1)
        one[key] += half
        other[key] -= half
      }
    }
    for (const point of points) {
      point.x = Math.min(width, Math.max(0, point.x))
      point.y = Math.min(height, Math.max(0, point.y))
    }
    if (!moved) return
  }
}

/** Places of `count` nodes in a box of so many pixels. */
export function placeNodes(
  count: number,
  links: readonly [number, number][],
  { width, height }: { width: number; height: number },
): Point[] {
  const once = new Map(
    links
      .filter(([a, b]) => a !== b)
      .map(([a, b]) => [Math.min(a, b) * count + Math.max(a, b), [a, b] as [number, number]]),
  )
  const points = simulate(count, [...once.values()], width / height)
  stretch(points, width, height)
  spread(points, width, height)
  return points
}

/** The side of a node on which its name is least in the way: away from what it is connected with. */
export function nameSides(
  points: readonly Point[],
  links: readonly [number, number][],
): ('left' | 'right' | 'top' | 'bottom')[] {
  const away = points.map(() => ({ x: 0, y: 0 }))
  for (const [a, b] of links) {
    const [one, other] = [points[a]!, points[b]!]
    const length = Math.hypot(one.x - other.x, one.y - other.y) || 1
    const [x, y] = [(one.x - other.x) / length, (one.y - other.y) / length]
    away[a]!.x += x
    away[a]!.y += y
    away[b]!.x -= x
    away[b]!.y -= y
  }
  return away.map(({ x, y }) => {
    // A name beside its node reads best; above or below only where the connections leave to both sides.
    if (Math.abs(y) > 2 * Math.abs(x)) return y < 0 ? 'top' : 'bottom'
    return x < 0 ? 'left' : 'right'
  })
}
