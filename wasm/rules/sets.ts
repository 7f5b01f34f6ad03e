import { addU32, setU32, u32At } from '../lib/words'

/**
 * Canonical order of frequent sets and the index over it. A set's id is its place in the order by group, then
 * lexicographically by label. Two things follow: rules compare by label through two ids, and a set comes right after
 * its prefix, so that the index needs no set as a key, only (id of the prefix, last label).
 *
 * The sets arrive as the records of src/analyses/itemsets/frequent-sets.ts.
 */

function groupOf(record: usize): u32 {
  return load<u32>(record)
}

function countOf(record: usize): u32 {
  return load<u32>(record, 4)
}

function lengthOf(record: usize): u32 {
  return load<u32>(record, 8)
}

const LABELS: usize = 12

function labelOf(record: usize, position: u32): u32 {
  return u32At(record + LABELS, position)
}

/** Puts labels (places in code point order) for ranks, ascending within each record. Returns how many in all. */
export function rulesLabelSets(records: usize, from: u32, to: u32, labelOfRank: usize): u32 {
  let total: u32 = 0
  for (let i = from; i < to; i++) {
    const record = <usize>u32At(records, i)
    const length = lengthOf(record)
    const first = record + LABELS
    const end = first + ((<usize>length) << 2)
    for (let p = first; p < end; p += 4) {
      const label = u32At(labelOfRank, load<u32>(p))
      let q = p
      for (; q > first && load<u32>(q - 4) > label; q -= 4) store<u32>(q, load<u32>(q - 4))
      store<u32>(q, label)
    }
    total += length
  }
  return total
}

function place(target: usize, cursor: usize, key: u32, record: u32): void {
  const p = cursor + ((<usize>key) << 2)
  const at = load<u32>(p)
  store<u32>(p, at + 1)
  setU32(target, at, record)
}

/** Turns counts into first places. */
export function cumulate(histogram: usize, size: u32): void {
  let sum: u32 = 0
  for (const end = histogram + ((<usize>size) << 2); histogram < end; histogram += 4) {
    const count = load<u32>(histogram)
    store<u32>(histogram, sum)
    sum += count
  }
}

/**
 * Lexicographic order of sets of varying length (Aho, Hopcroft, Ullman 1974, §3.2): from the last position to the
 * first, the sets that end there go before the longer ones, all sorted by the label at that position; then by the
 * place of their group. Returns where the addresses of the records lie in order, `a` or `b`.
 * `histogram` holds max(labels, groups, longest + 1) words.
 */
export function rulesOrderSets(
  records: usize,
  sets: u32,
  longest: u32,
  labelCount: u32,
  groups: u32,
  placeOfGroup: usize,
  a: usize,
  b: usize,
  byLength: usize,
  histogram: usize,
): usize {
  memory.fill(histogram, 0, (<usize>(longest + 1)) << 2)
  for (let i: u32 = 0; i < sets; i++) addU32(histogram, lengthOf(u32At(records, i)), 1)
  cumulate(histogram, longest + 1)
  for (let i: u32 = 0; i < sets; i++) place(byLength, histogram, lengthOf(u32At(records, i)), u32At(records, i))
  let source = a
  let target = b
  let longer: u32 = 0
  let end = sets
  for (let position = longest - 1; <i32>position >= 0; position--) {
    let from = end
    while (from > 0 && lengthOf(u32At(byLength, from - 1)) == position + 1) from--
    memory.fill(histogram, 0, (<usize>labelCount) << 2)
    for (let i = from; i < end; i++) addU32(histogram, labelOf(u32At(byLength, i), position), 1)
    for (let i: u32 = 0; i < longer; i++) addU32(histogram, labelOf(u32At(source, i), position), 1)
    cumulate(histogram, labelCount)
    for (let i = from; i < end; i++) {
      const record = u32At(byLength, i)
      place(target, histogram, labelOf(record, position), record)
    }
    for (let i: u32 = 0; i < longer; i++) {
      const record = u32At(source, i)
      place(target, histogram, labelOf(record, position), record)
    }
    longer += end - from
    end = from
    const swap = source
    source = target
    target = swap
  }
  if (groups == 1) return source
  memory.fill(histogram, 0, (<usize>groups) << 2)
  for (let i: u32 = 0; i < sets; i++) addU32(histogram, u32At(placeOfGroup, groupOf(u32At(source, i))), 1)
  cumulate(histogram, groups)
  for (let i: u32 = 0; i < sets; i++) {
    const record = u32At(source, i)
    place(target, histogram, u32At(placeOfGroup, groupOf(record)), record)
  }
  return target
}

/** Copies sets, counts and the borders of groups into canonical order. */
export function rulesGatherSets(
  order: usize,
  sets: u32,
  groups: u32,
  placeOfGroup: usize,
  start: usize,
  labels: usize,
  count: usize,
  groupStart: usize,
): void {
  let at: u32 = 0
  let group: u32 = 0
  for (let i: u32 = 0; i < sets; i++) {
    const record = <usize>u32At(order, i)
    for (const last = u32At(placeOfGroup, groupOf(record)); group <= last; group++) setU32(groupStart, group, i)
    setU32(start, i, at)
    setU32(count, i, countOf(record))
    const end = record + LABELS + ((<usize>lengthOf(record)) << 2)
    for (let p = record + LABELS; p < end; p += 4) setU32(labels, at++, load<u32>(p))
  }
  setU32(start, sets, at)
  for (; group <= groups; group++) setU32(groupStart, group, sets)
}

// An entry of the index: key u64, set id u32, count u32; a count of 0 is a free place. A free place's key of 0 is
// never looked for: nothing extends set 0 by label 0.

function entryAt(index: usize, slot: u32): usize {
  return index + ((<usize>slot) << 4)
}

function home(key: u64, shift: u32): u32 {
  // 2^64 divided by the golden ratio, in two halves.
  const spread: u64 = (0x9e3779b9 << 32) | 0x7f4a7c15
  return <u32>((key * spread) >> <u64>shift)
}

function lastSlot(shift: u32): u32 {
  return <u32>(((<u64>1) << (64 - <u64>shift)) - 1)
}

/**
 * Id (low half) and count (high half) of the set that `label` makes of the set `prefix`. It is there, as every subset
 * of a frequent set is; anything else is a fault of ours.
 */
export function findSet(index: usize, shift: u32, prefix: u32, label: u32): u64 {
  const key = ((<u64>prefix) << 32) | <u64>label
  let slot = home(key, shift)
  let entry = entryAt(index, slot)
  while (load<u64>(entry) != key) {
    if (load<u32>(entry, 12) == 0) unreachable()
    slot = (slot + 1) & lastSlot(shift)
    entry = entryAt(index, slot)
  }
  return load<u64>(entry, 8)
}

/**
 * Fills the index, zeroed before, of 2^(64 - shift) entries. The empty set of group g has the id `sets` + g.
 * `path` holds longest + 1 words.
 */
export function rulesIndexSets(
  sets: u32,
  groups: u32,
  start: usize,
  labels: usize,
  count: usize,
  groupStart: usize,
  index: usize,
  shift: u32,
  path: usize,
): void {
  for (let g: u32 = 0; g < groups; g++) {
    setU32(path, 0, sets + g)
    const end = u32At(groupStart, g + 1)
    for (let s = u32At(groupStart, g); s < end; s++) {
      const last = u32At(start, s + 1) - 1
      const length = last + 1 - u32At(start, s)
      const key = ((<u64>u32At(path, length - 1)) << 32) | <u64>u32At(labels, last)
      let slot = home(key, shift)
      while (load<u32>(entryAt(index, slot), 12) != 0) slot = (slot + 1) & lastSlot(shift)
      const entry = entryAt(index, slot)
      store<u64>(entry, key)
      store<u32>(entry, s, 8)
      store<u32>(entry, u32At(count, s), 12)
      setU32(path, length, s)
    }
  }
}
