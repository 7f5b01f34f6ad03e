import { log } from '../lib/elementary'
import { u32At } from '../lib/words'
import { isKnown } from './facts'
import { f64At, rowAt, setF64 } from './model'

const VALUE: u32 = 0
const SQUARE: u32 = 1
const LOG: u32 = 2
const PRODUCT: u32 = 3
/** Of a measure and an indicator. */
const PART: u32 = 4

const ALL: u32 = 0
const LEVELS: u32 = 1
const MISSING: u32 = 2
const BINS: u32 = 3
const BOTH: u32 = 4

/**
 * Columns of a design and of its target. A measure is any number; an indicator is 0 or 1, and of those of a group at most one is 1
 * in a row, so that a group is one code for each row: the number of the indicator, or `indicators` where none is. The first
 * indicator is 1 everywhere. The lead writes the same fields in the same order (`COLUMNS` in
 * src/analyses/hypotheses/moments/columns.ts).
 */
@unmanaged
export class Columns {
  measures: u32
  /** Doubles of a row of measures: even. */
  width: u32
  measureList: usize
  groups: u32
  groupList: usize
  indicators: u32
}

/** Of a number, about its mean, which also stands in where it is missing; or of two measures or one and an indicator. */
@unmanaged
class Measure {
  of: u32
  address: usize
  left: u32
  right: u32
  mean: f64
}

@unmanaged
class Group {
  of: u32
  address: usize
  /** u16 by level, and behind the last of them where none is; or the products of two groups' indicators, or f64 where parts begin. */
  table: usize
  /** Levels, parts, or indicators of the second of two groups. */
  size: u32
  /** Of two groups: which, and the first indicator of each; else the indicator. */
  left: u32
  right: u32
  leftFirst: u32
  rightFirst: u32
}

const CODE: usize = 2

export function codeAt(codes: usize, i: u32): u32 {
  return <u32>load<u16>(codes + <usize>i * CODE)
}

function setCode(codes: usize, i: u32, code: u32): void {
  store<u16>(codes + <usize>i * CODE, <u16>code)
}

export function codesBytes(n: u32): usize {
  return <usize>n * CODE
}

/** Codes of each group for some rows: group by group, `n` of each. */
export function fillCodes(c: Columns, rows: usize, n: u32, codes: usize): void {
  const bytes = codesBytes(n)
  for (let g: u32 = 0; g < c.groups; g++) {
    const group = changetype<Group>(c.groupList + <usize>g * offsetof<Group>())
    const into = codes + <usize>g * bytes
    const none = c.indicators
    if (group.of == ALL) for (let i: u32 = 0; i < n; i++) setCode(into, i, 0)
    else if (group.of == LEVELS) {
      for (let i: u32 = 0; i < n; i++) {
        setCode(into, i, codeAt(group.table, min<u32>(u32At(group.address, u32At(rows, i)), group.size)))
      }
    } else if (group.of == MISSING) {
      for (let i: u32 = 0; i < n; i++) {
        setCode(into, i, isKnown(f64At(group.address, u32At(rows, i))) ? none : group.left)
      }
    } else if (group.of == BINS) {
      for (let i: u32 = 0; i < n; i++) setCode(into, i, partOf(group, f64At(group.address, u32At(rows, i)), none))
    } else if (group.of == BOTH) {
      const left = codes + <usize>group.left * bytes
      const right = codes + <usize>group.right * bytes
      for (let i: u32 = 0; i < n; i++) {
        const l = codeAt(left, i)
        const r = codeAt(right, i)
        const is = l != none && r != none
        setCode(into, i, is ? codeAt(group.table, (l - group.leftFirst) * group.size + r - group.rightFirst) : none)
      }
    }
  }
}

function partOf(group: Group, x: f64, none: u32): u32 {
  if (!isKnown(x)) return none
  let part: u32 = 0
  while (part < group.size && f64At(group.table, part) <= x) part++
  return part == 0 ? none : group.left + part - 1
}

/** Measures of some rows, column by column (`stride` doubles each) and row by row; `codes` are those of the same rows. */
export function fillMeasures(
  c: Columns,
  rows: usize,
  n: u32,
  codes: usize,
  byColumn: usize,
  stride: u32,
  byRow: usize,
): void {
  for (let j: u32 = 0; j < c.measures; j++) {
    const measure = changetype<Measure>(c.measureList + <usize>j * offsetof<Measure>())
    const into = rowAt(byColumn, j, stride)
    if (measure.of <= LOG) fillNumber(measure, rows, n, into)
    else {
      const left = rowAt(byColumn, measure.left, stride)
      if (measure.of == PRODUCT) {
        const right = rowAt(byColumn, measure.right, stride)
        for (let i: u32 = 0; i < n; i++) setF64(into, i, f64At(left, i) * f64At(right, i))
      } else if (measure.of == PART) {
        // `address` is the group of the indicator.
        const own = codes + <usize>measure.address * codesBytes(n)
        for (let i: u32 = 0; i < n; i++) setF64(into, i, codeAt(own, i) == measure.right ? f64At(left, i) : 0)
      }
    }
    let to = byRow + ((<usize>j) << 3)
    for (let i: u32 = 0; i < n; i++, to += (<usize>c.width) << 3) store<f64>(to, f64At(into, i))
  }
}

function fillNumber(measure: Measure, rows: usize, n: u32, into: usize): void {
  const mean = measure.mean
  const address = measure.address
  if (measure.of == VALUE) {
    for (let i: u32 = 0; i < n; i++) {
      const x = f64At(address, u32At(rows, i))
      setF64(into, i, isKnown(x) ? x - mean : 0)
    }
  } else if (measure.of == SQUARE) {
    for (let i: u32 = 0; i < n; i++) {
      const x = f64At(address, u32At(rows, i))
      setF64(into, i, isKnown(x) ? (x - mean) * (x - mean) : 0)
    }
  } else {
    const centre = log(mean)
    for (let i: u32 = 0; i < n; i++) {
      const x = f64At(address, u32At(rows, i))
      setF64(into, i, isKnown(x) ? log(x) - centre : 0)
    }
  }
}
