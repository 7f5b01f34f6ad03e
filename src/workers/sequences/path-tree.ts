import type { Step } from './limits'

/** Paths that begin alike share their beginnings. A node is a step after that of its parent. */
export interface PathTree {
  size: number
  /** The node of the step before; itself at the first step. */
  parent: Uint32Array
  /** Nodes by each of their items, the deepest first, so that one event is not two steps at once. */
  byItem: Lists
  /** How many items a step has that can be taken; no step has none. */
  sizes: Uint32Array
  /** Nodes by the items that must not come between them and their parent. */
  byWithout: Lists
  /** The last node of each path. */
  ends: Uint32Array
}

/** List i is `values[starts[i]]` up to `values[starts[i + 1]]`. */
export interface Lists {
  starts: Uint32Array
  values: Uint32Array
}

function listsOf(lists: number, entries: readonly (readonly [list: number, value: number])[]): Lists {
  const starts = new Uint32Array(lists + 1)
  for (const [list] of entries) starts[list + 1]!++
  for (let list = 0; list < lists; list++) starts[list + 1]! += starts[list]!
  const next = starts.slice()
  const values = new Uint32Array(entries.length)
  for (const [list, value] of entries) values[next[list]!++] = value
  return { starts, values }
}

export function pathTree(paths: readonly Step[][], itemCount: number): PathTree {
  const known = new Map<string, number>()
  const nodes: { step: Step; parent: number; depth: number }[] = []
  const ends = paths.map((steps) => {
    let at = -1
    for (const [depth, step] of steps.entries()) {
      const name = `${at} ${step.items?.toSorted().join()} ${step.without.join()}`
      let node = known.get(name)
      if (node === undefined) {
        node = nodes.length
        nodes.push({ step, parent: at < 0 ? node : at, depth })
        known.set(name, node)
      }
      at = node
    }
    return at
  })
  const deepestFirst = [...nodes.entries()].sort(([, a], [, b]) => b.depth - a.depth)
  return {
    size: nodes.length,
    parent: Uint32Array.from(nodes, ({ parent }) => parent),
    sizes: Uint32Array.from(nodes, ({ step }) => step.items?.length ?? 1),
    byItem: listsOf(
      itemCount,
      deepestFirst.flatMap(([node, { step }]) => Array.from(step.items ?? [], (item) => [item, node] as const)),
    ),
    byWithout: listsOf(
      itemCount,
      deepestFirst.flatMap(([node, { step }]) => Array.from(step.without, (item) => [item, node] as const)),
    ),
    ends: Uint32Array.from(ends),
  }
}
