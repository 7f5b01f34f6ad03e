import { bitmapBytes } from '../lib/bits'

/** What groups are searched in; `subgroups/model.ts` lays it out. */
@unmanaged
export class Groups {
  rows: u32
  selectors: u32
  maxLength: u32
  minRows: u32
  keep: u32
  /** Targets that are searched for at once: the real one, or permuted ones. */
  lanes: u32
  /** Bitmaps of a target, one of each class; 0: a number. */
  classes: u32
  /** 1: groups with more, 2: with less, 3: both. */
  directions: u32
  /** Whether coverage counts by its root. */
  root: u32
  /** Bitmaps of the selectors, one after the other. */
  masks: usize
  /** Bitmap of each selector: those that may not stand beside it. */
  clashes: usize
  /** Lane by lane: bitmaps of the classes; or whole numbers about 0, f64 × rows × `stride` of so many lanes each. */
  targets: usize
  /** u32 × lanes × classes: rows of each. */
  totals: usize
  /** f64 × lanes × maxLength: what a group must reach. */
  bars: usize
  /** Of a number: what turns a sum of its whole numbers into one of standard deviations. */
  unit: f64
  /** Chi-squared by which a condition more must sharpen a group; 0: any rows less will do. */
  gain: f64
  /** 1 or 8. */
  stride: u32
}

export function bytesOf(m: Groups): usize {
  return bitmapBytes(m.rows)
}

export function maskOf(m: Groups, selector: u32): usize {
  return m.masks + <usize>selector * bytesOf(m)
}

export function classBits(m: Groups, lane: u32, which: u32): usize {
  return m.targets + <usize>(lane * m.classes + which) * bytesOf(m)
}

/** The numbers of the lanes that lie side by side with this one. */
export function numbersOf(m: Groups, lane: u32): usize {
  const first = lane - (lane % m.stride)
  return m.targets + ((<usize>first * <usize>m.rows) << 3)
}

export function clashesOf(m: Groups, selector: u32): usize {
  return m.clashes + <usize>selector * bitmapBytes(m.selectors)
}
