import { poll, pollAfter } from '../lib/control'
import { mark, release, take } from '../lib/stack'
import { addU32, setU32, u32At } from '../lib/words'
import { ensureBench, keepFrequent, local, path, tally } from './bench'
import { together } from './branch'
import { emit, limitOutput, minimumOf } from './emit'
import { Group, NARROW, none } from './group'
import { blockAt } from './recode'
import { buildTree, NODE_BYTES, nodeAt, TREE_BYTES, Tree } from './tree'

/** FP-growth (Han et al., 2000): a tree of all rows, then for each item the tree of the rows before it, and so on. */

export function growTask(task: u32, group: usize, limit: u32): void {
  const g = changetype<Group>(group)
  limitOutput(limit)
  if (g.items <= NARROW) {
    ensureBench<u16>(g.items)
    growRoot<u16>(g, task + g.firstRoot)
  } else {
    ensureBench<u32>(g.items)
    growRoot<u32>(g, task + g.firstRoot)
  }
}

export function growRoot<T>(g: Group, root: u32): void {
  poll()
  if (u32At(g.countOfRank, root) >= minimumOf(g)) grow<T>(g, changetype<Tree>(g.tree), root, 0)
}

/**
 * Makes the tree of all rows at `tree`, its tables and nodes right behind; the blocks' rows count `entries` items.
 * Returns the first byte behind the nodes.
 */
export function growTree(group: usize, blocks: usize, blockCount: u32, tree: usize): usize {
  const g = changetype<Group>(group)
  return g.items <= NARROW ? treeOfRows<u16>(g, blocks, blockCount, tree) : treeOfRows<u32>(g, blocks, blockCount, tree)
}

export function treeOfRows<T>(g: Group, blocks: usize, blockCount: u32, at: usize): usize {
  const size = sizeof<T>()
  const tree = changetype<Tree>(at)
  const table = (<usize>g.items) << 2
  tree.items = g.items
  tree.rankOf = (at + TREE_BYTES + 15) & ~(<usize>15)
  tree.countOf = g.countOfRank
  tree.newest = tree.rankOf + table
  tree.nodes = (tree.newest + table + 15) & ~(<usize>15)
  g.tree = at
  for (let rank: u32 = 0; rank < g.items; rank++) setU32(tree.rankOf, rank, rank)
  const frame = mark()
  const rows = take((<usize>g.rows) << 2)
  let n: u32 = 0
  let longest: u32 = 0
  for (let b: u32 = 0; b < blockCount; b++) {
    const block = blockAt(blocks, b)
    let start = block.start + size
    for (let p = start; block.rows > 0 && p <= block.end; p += size) {
      if (<u32>load<T>(p) != none<T>()) continue
      setU32(rows, n++, <u32>start)
      longest = max<u32>(longest, <u32>((p - start) / size))
      start = p + size
    }
  }
  const nodes = buildTree<T>(tree, rows, n, longest, false)
  release(frame)
  return tree.nodes + <usize>nodes * NODE_BYTES
}

/** Emits `item` of `tree` with the path before it, then everything that can stand before it. */
function grow<T>(g: Group, tree: Tree, item: u32, depth: u32): void {
  const rank = u32At(tree.rankOf, item)
  emit(g, path, depth, rank, u32At(tree.countOf, item))
  if (depth + 1 >= g.maxLength || item == 0) return
  poll()
  setU32(path, depth, rank)
  const frame = mark()
  const below = conditional<T>(g, tree, item, minimumOf(g))
  if (below != 0) {
    const t = changetype<Tree>(below)
    for (let i: i32 = t.items - 1; i >= 0; i--) {
      // The minimum may have risen with the limit.
      if (u32At(t.countOf, i) >= minimumOf(g)) grow<T>(g, t, i, depth + 1)
    }
  }
  release(frame)
}

/** The tree of what stands before `item`, with infrequent items left out; 0 when nothing is frequent. */
function conditional<T>(g: Group, tree: Tree, item: u32, minCount: u32): usize {
  const found = take((<usize>item) << 2)
  const items = apart(g, tree, item, found, countAbove(tree, item, found, minCount))
  if (items == 0) return 0
  const at = take(TREE_BYTES)
  const t = changetype<Tree>(at)
  const table = (<usize>items) << 2
  t.items = items
  t.rankOf = take(table)
  t.countOf = take(table)
  t.newest = take(table)
  for (let i: u32 = 0; i < items; i++) {
    const old = u32At(found, i)
    setU32(t.rankOf, i, u32At(tree.rankOf, old))
    setU32(t.countOf, i, u32At(tally, old))
    store<T>(local + <usize>old * sizeof<T>(), <T>i)
  }
  const bytes = rowBytes<T>(tree, item, items)
  const rows = take(chainLength(tree, item) << 2)
  const n = collectRows<T>(tree, item, rows, take(bytes))
  for (let i: u32 = 0; i < items; i++) {
    const old = u32At(found, i)
    setU32(tally, old, 0)
    store<T>(local + <usize>old * sizeof<T>(), <T>none<T>())
  }
  t.nodes = take(<usize>(bytes / sizeof<T>() + 1) * NODE_BYTES)
  buildTree<T>(t, rows, n, items, true)
  return at
}

/** Counts what stands before `item`; `found` gets the frequent ones ascending, `tally` keeps their counts. */
function countAbove(tree: Tree, item: u32, found: usize, minCount: u32): u32 {
  let seen: u32 = 0
  for (let i = u32At(tree.newest, item); i != 0; i = nodeAt(tree, i).older) {
    const weight = nodeAt(tree, i).count
    pollAfter(item)
    for (let up = nodeAt(tree, i).parent; up != 0; up = nodeAt(tree, up).parent) {
      const above = nodeAt(tree, up).item
      if (u32At(tally, above) == 0) setU32(found, seen++, above)
      addU32(tally, above, weight)
    }
  }
  return keepFrequent(found, seen, minCount)
}

/** Of what stands before `item` what is of no branch with it. */
function apart(g: Group, tree: Tree, item: u32, found: usize, items: u32): u32 {
  if (g.branchStart == 0) return items
  const rank = u32At(tree.rankOf, item)
  let left: u32 = 0
  for (let i: u32 = 0; i < items; i++) {
    const other = u32At(found, i)
    if (together(g, rank, u32At(tree.rankOf, other))) setU32(tally, other, 0)
    else setU32(found, left++, other)
  }
  return left
}

function chainLength(tree: Tree, item: u32): usize {
  let n: usize = 0
  for (let i = u32At(tree.newest, item); i != 0; i = nodeAt(tree, i).older) n++
  return n
}

/** Upper bound of what `collectRows` writes. */
function rowBytes<T>(tree: Tree, item: u32, items: u32): usize {
  let entries: usize = 0
  let lengths: usize = 0
  for (let i = u32At(tree.newest, item); i != 0; i = nodeAt(tree, i).older) {
    let length: u32 = 0
    for (let up = nodeAt(tree, i).parent; up != 0; up = nodeAt(tree, up).parent) {
      length += u32(load<T>(local + <usize>nodeAt(tree, up).item * sizeof<T>()) != <T>none<T>())
    }
    lengths += length
    entries++
  }
  return lengths * sizeof<T>() + entries * (4 + sizeof<T>()) + items
}

/** Writes the filtered paths before `item` as weighted rows, ascending; `rows` gets their addresses. */
function collectRows<T>(tree: Tree, item: u32, rows: usize, target: usize): u32 {
  const size = sizeof<T>()
  let n: u32 = 0
  for (let i = u32At(tree.newest, item); i != 0; i = nodeAt(tree, i).older) {
    const start = target + 4
    let w = start
    for (let up = nodeAt(tree, i).parent; up != 0; up = nodeAt(tree, up).parent) {
      const kept = load<T>(local + <usize>nodeAt(tree, up).item * size)
      store<T>(w, kept)
      w += <usize>(kept != <T>none<T>()) * size
    }
    if (w == start) continue
    store<u32>(target, nodeAt(tree, i).count)
    reverse<T>(start, w - size)
    store<T>(w, <T>none<T>())
    setU32(rows, n++, <u32>start)
    target = w + size
  }
  return n
}

function reverse<T>(low: usize, high: usize): void {
  const size = sizeof<T>()
  for (; low < high; low += size, high -= size) {
    const value = load<T>(low)
    store<T>(low, load<T>(high))
    store<T>(high, value)
  }
}
