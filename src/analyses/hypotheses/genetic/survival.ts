/** A set of blocks, and what it is judged by. */
export interface Member {
  blocks: readonly number[]
  r2: number
  coverage: number
}

/** A member among others: how many fronts are before its own, and how far apart its neighbours there are. */
export interface Placed extends Member {
  front: number
  crowding: number
}

/** At least as good in everything, and better in something. */
export function dominates(a: Member, b: Member): boolean {
  const size = a.blocks.length - b.blocks.length
  if (a.r2 < b.r2 || size > 0 || a.coverage < b.coverage) return false
  return a.r2 > b.r2 || size < 0 || a.coverage > b.coverage
}

/** Fronts one after the other: nobody in one is dominated by those behind it or beside it. */
export function frontsOf(members: readonly Member[]): Member[][] {
  const fronts: Member[][] = []
  // Whoever dominates comes first in this order.
  const order = members.toSorted((a, b) => b.r2 - a.r2 || a.blocks.length - b.blocks.length || b.coverage - a.coverage)
  for (const member of order) {
    const front = fronts.find((others) => !others.some((other) => dominates(other, member)))
    if (front) front.push(member)
    else fronts.push([member])
  }
  return fronts
}

/** The best `count`: front by front, of the last one those that stand most apart. */
export function survivors(members: readonly Member[], count: number): Placed[] {
  const alive: Placed[] = []
  for (const [front, own] of frontsOf(members).entries()) {
    if (alive.length === count) break
    const placed = crowdingOf(own).map((crowding, i) => ({ ...(own[i] as Member), front, crowding }))
    placed.sort((a, b) => b.crowding - a.crowding)
    alive.push(...placed.slice(0, count - alive.length))
  }
  return alive
}

/** For each the sum, over all that is striven for, of the distance between its neighbours; infinite at the ends. */
function crowdingOf(front: readonly Member[]): number[] {
  const crowding = front.map(() => 0)
  const order = front.map((_, i) => i)
  for (const of of [
    ({ r2 }: Member) => r2,
    ({ blocks }: Member) => blocks.length,
    ({ coverage }: Member) => coverage,
  ]) {
    const at = (i: number) => of(front[order[i] as number] as Member)
    order.sort((a, b) => of(front[a] as Member) - of(front[b] as Member) || a - b)
    const last = order.length - 1
    const range = at(last) - at(0)
    if (range === 0) continue
    order.forEach((member, i) => {
      const apart = i === 0 || i === last ? Number.POSITIVE_INFINITY : (at(i + 1) - at(i - 1)) / range
      crowding[member] = (crowding[member] as number) + apart
    })
  }
  return crowding
}

/** The one in an earlier front, or standing more apart. */
export function better(a: Placed, b: Placed): boolean {
  return a.front < b.front || (a.front === b.front && a.crowding > b.crowding)
}
