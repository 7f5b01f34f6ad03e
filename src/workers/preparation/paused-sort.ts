import type { Pause } from '../table/pause'

/** Sorted without a look at the message queue. */
const BLOCK = 1 << 14

type Sortable = Float64Array | Uint32Array

async function merged<T extends Sortable>(
  from: T,
  to: T,
  width: number,
  compare: (a: number, b: number) => number,
  pause: Pause,
): Promise<void> {
  for (let start = 0; start < from.length; start += 2 * width) {
    const middle = Math.min(from.length, start + width)
    const end = Math.min(from.length, start + 2 * width)
    let left = start
    let right = middle
    for (let at = start; at < end; at++) {
      if (at % BLOCK === 0) await pause()
      to[at] =
        right >= end || (left < middle && compare(from[left]!, from[right]!) <= 0) ? from[left++]! : from[right++]!
    }
  }
}

const ascending = (a: number, b: number) => a - b

/** Sorts in place, and stable, as the array's own sort does; millions of them take longer than a cancel may wait. */
export async function sortPaused<T extends Sortable>(
  values: T,
  pause: Pause,
  compare?: (a: number, b: number) => number,
): Promise<T> {
  for (let start = 0; start < values.length; start += BLOCK) {
    await pause()
    values.subarray(start, start + BLOCK).sort(compare)
  }
  let from = values
  let to: T | undefined
  for (let width = BLOCK; width < values.length; width *= 2) {
    to ??= values.slice() as T
    await merged(from, to, width, compare ?? ascending, pause)
    ;[from, to] = [to, from]
  }
  if (from !== values) values.set(from)
  return values
}
