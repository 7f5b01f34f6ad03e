import { poll, pollAfter } from '../lib/control'
import { sortValues } from '../lib/sort'
import { mark, release, take, trim } from '../lib/stack'
import { addU32, setU32, u32At } from '../lib/words'
import { ensureBench, path, tally } from './bench'
import { emit, limitOutput, minimumOf } from './emit'
import { Group, NARROW, none } from './group'
import { entriesOf } from './tids'

/**
 * Closed sets without the others (LCM: Uno, Kiyomi and Arimura, 2004). A set is closed by all items that its rows
 * share. Every closed set but the empty one comes from exactly one smaller one, its parent: by adding one item, the
 * core, of a lower rank than the core before, and closing what results; from any other, closing adds an item above the
 * core. So each is found once, nothing is kept, and the work is that of the closed sets, however many sets they stand
 * for. Roots are cores of the empty set: where `include` is given, its items come last, and sets that hold one of them
 * have one of them as their first core.
 */
let onlyMaximal: boolean = false

export function closedTask(task: u32, group: usize, limit: u32, maximal: u32): void {
  const g = changetype<Group>(group)
  limitOutput(limit)
  onlyMaximal = maximal != 0
  if (g.items <= NARROW) {
    ensureBench<u16>(g.items)
    closedRoot<u16>(g, task + g.firstRoot)
  } else {
    ensureBench<u32>(g.items)
    closedRoot<u32>(g, task + g.firstRoot)
  }
}

function closedRoot<T>(g: Group, root: u32): void {
  poll()
  const frame = mark()
  const n = entriesOf(g, root)
  const rows = take((<usize>n) << 2)
  const tids = g.tids + ((<usize>u32At(g.tidStart, root)) << 2)
  for (let i: u32 = 0; i < n; i++) setU32(rows, i, u32At(g.rowStarts, u32At(tids, i)))
  visit<T>(g, rows, n, u32At(g.countOfRank, root), root, 0)
  release(frame)
}

/** A child: its core, its count, its rows, and how many items above its core the parent has. */
@unmanaged
class Child {
  core: u32
  count: u32
  rows: usize
  above: u32
}

const CHILD_BYTES: usize = 16

/**
 * Closes the set of these `n` rows. A root may have more (`count`): rows that hold nothing else are left out, and then
 * nothing is added to it.
 */
function visit<T>(g: Group, rows: usize, n: u32, count: u32, core: u32, above: u32): void {
  if (count < minimumOf(g)) return
  const frame = mark()
  const seen = take((<usize>g.items) << 2)
  const m = tallyRows<T>(rows, n, seen)
  trim(seen, (<usize>m) << 2)
  sortValues<u32>(seen, m)

  let length: u32 = 0
  let over: u32 = 0
  let hasLarger = false
  for (let i: i32 = m - 1; i >= 0; i--) {
    const rank = u32At(seen, i)
    const found = u32At(tally, rank)
    if (found == count || rank == core) {
      setU32(path, length++, rank)
      over += u32(rank > core)
    } else if (found >= g.minCount) hasLarger = true
  }
  if (n == 0) setU32(path, length++, core)

  const isOwn = over == above && length <= g.maxLength
  if (isOwn && !(onlyMaximal && hasLarger)) emit(g, path, length - 1, u32At(path, length - 1), count)
  if (isOwn && length < g.maxLength) visitChildren<T>(g, rows, n, count, core, seen, m)
  else for (let i: u32 = 0; i < m; i++) setU32(tally, u32At(seen, i), 0)
  release(frame)
}

/** Counts items by rank and notes which there are. */
function tallyRows<T>(rows: usize, n: u32, seen: usize): u32 {
  let m: u32 = 0
  let steps: u32 = 0
  for (let i: u32 = 0; i < n; i++) {
    let p: usize = u32At(rows, i)
    for (let rank = <u32>load<T>(p); rank != none<T>(); rank = <u32>load<T>(p)) {
      if (u32At(tally, rank) == 0) setU32(seen, m++, rank)
      addU32(tally, rank, 1)
      p += sizeof<T>()
      steps++
    }
  }
  pollAfter(2 * steps)
  return m
}

/** Adds to the closed set of these rows each item below its core. The tally of all that was `seen` is 0 afterwards. */
function visitChildren<T>(g: Group, rows: usize, n: u32, count: u32, core: u32, seen: usize, m: u32): void {
  const least = minimumOf(g)
  const children = take(<usize>m * CHILD_BYTES)
  let k: u32 = 0
  let above: u32 = 0
  for (let i: i32 = m - 1; i >= 0; i--) {
    const rank = u32At(seen, i)
    const found = u32At(tally, rank)
    setU32(tally, rank, 0)
    if (found == count || rank == core) above++
    else if (rank < core && found >= least) {
      const child = changetype<Child>(children + <usize>k * CHILD_BYTES)
      k++
      child.core = rank
      child.count = found
      child.above = above
    }
  }
  trim(children, <usize>k * CHILD_BYTES)
  deliverRows<T>(rows, n, core, children, k)
  for (let c: u32 = 0; c < k; c++) {
    const child = changetype<Child>(children + <usize>c * CHILD_BYTES)
    visit<T>(g, child.rows, child.count, child.count, child.core, child.above)
  }
}

/** Gives each child the rows that hold its core; while they are filled the tally of a core is where its next row goes. */
function deliverRows<T>(rows: usize, n: u32, core: u32, children: usize, k: u32): void {
  if (k == 0) return
  for (let c: u32 = 0; c < k; c++) {
    const child = changetype<Child>(children + <usize>c * CHILD_BYTES)
    child.rows = take((<usize>child.count) << 2)
    setU32(tally, child.core, <u32>child.rows)
  }
  for (let i: u32 = 0; i < n; i++) {
    const row: usize = u32At(rows, i)
    let p = row
    for (let rank = <u32>load<T>(p); rank < core; rank = <u32>load<T>(p)) {
      const place = u32At(tally, rank)
      if (place != 0) {
        store<u32>(place, <u32>row)
        setU32(tally, rank, place + 4)
      }
      p += sizeof<T>()
    }
  }
  for (let c: u32 = 0; c < k; c++) setU32(tally, changetype<Child>(children + <usize>c * CHILD_BYTES).core, 0)
}
