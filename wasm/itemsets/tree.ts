import { pollAfter } from '../lib/control'
import { mark, release, take } from '../lib/stack'
import { setU32, u32At } from '../lib/words'
import { none } from './group'

/**
 * A prefix tree of rows (Han et al., 2000). Rows come sorted, so that each shares its prefix with the one before and
 * nodes are appended without looking for children; equal rows end in the same node.
 */
@unmanaged
export class Tree {
  items: u32
  /** u32 by item of this tree: its rank in the group, its count, its newest node. */
  rankOf: usize
  countOf: usize
  newest: usize
  nodes: usize
}

export const TREE_BYTES: usize = 20

/** u32: item, parent, count, next older node of the same item. Node 0 is the root and has no item. */
@unmanaged
export class Node {
  item: u32
  parent: u32
  count: u32
  older: u32
}

export const NODE_BYTES: usize = 16

export function nodeAt(tree: Tree, i: u32): Node {
  return changetype<Node>(tree.nodes + <usize>i * NODE_BYTES)
}

/**
 * Builds the tree from addresses of rows that end with `none`; with `weighted` a u32 before each row is how often it
 * occurs. There is room for a node an entry. Returns the number of nodes.
 */
export function buildTree<T>(tree: Tree, rows: usize, n: u32, longest: u32, weighted: boolean): u32 {
  const size = sizeof<T>()
  sortRows<T>(rows, n, 0)
  memory.fill(tree.newest, 0, (<usize>tree.items) << 2)
  const frame = mark()
  /** Nodes of the row before, by place. */
  const trail = take((<usize>(longest + 1)) << 2)
  setU32(trail, 0, 0)
  let nodes: u32 = 1
  let before: usize = 0
  for (let r: u32 = 0; r < n; r++) {
    const row = u32At(rows, r)
    const weight = weighted ? load<u32>(row - 4) : 1
    let p: usize = row
    let depth: u32 = 1
    let item = <u32>load<T>(p)
    if (before != 0) {
      while (item != none<T>() && item == <u32>load<T>(before)) {
        const node = nodeAt(tree, u32At(trail, depth))
        node.count += weight
        depth++
        before += size
        p += size
        item = <u32>load<T>(p)
      }
    }
    while (item != none<T>()) {
      const node = nodeAt(tree, nodes)
      node.item = item
      node.parent = u32At(trail, depth - 1)
      node.count = weight
      node.older = u32At(tree.newest, item)
      setU32(tree.newest, item, nodes)
      setU32(trail, depth, nodes)
      nodes++
      depth++
      p += size
      item = <u32>load<T>(p)
    }
    before = row
  }
  release(frame)
  return nodes
}

/** Multikey quicksort (Bentley and Sedgewick, 1997) of rows by what follows `skip` bytes, which they share. */
function sortRows<T>(rows: usize, n: u32, skip: usize): void {
  while (n > 1) {
    pollAfter(n)
    const pivot = medianOf3(keyAt<T>(rows, 0, skip), keyAt<T>(rows, n >> 1, skip), keyAt<T>(rows, n - 1, skip))
    let less: u32 = 0
    let i: u32 = 0
    let more = n
    while (i < more) {
      const row = u32At(rows, i)
      const key = <u32>load<T>(<usize>row + skip)
      if (key < pivot) {
        setU32(rows, i++, u32At(rows, less))
        setU32(rows, less++, row)
      } else if (key > pivot) {
        more--
        setU32(rows, i, u32At(rows, more))
        setU32(rows, more, row)
      } else i++
    }
    sortRows<T>(rows, less, skip)
    sortRows<T>(rows + ((<usize>more) << 2), n - more, skip)
    if (pivot == none<T>()) return
    rows += (<usize>less) << 2
    n = more - less
    skip += sizeof<T>()
  }
}

function keyAt<T>(rows: usize, i: u32, skip: usize): u32 {
  return <u32>load<T>(<usize>u32At(rows, i) + skip)
}

function medianOf3(a: u32, b: u32, c: u32): u32 {
  return max<u32>(min<u32>(a, b), min<u32>(max<u32>(a, b), c))
}
