import type { KernelContext } from '../../analyses/kernel-context'
import { type ActionBatch, NO_ID } from './types'

/** What became of the actions of one source. Each that was left out is counted once, under the first reason that holds. */
export interface ActionsRead {
  read: number
  kept: number
  withoutCustomer: number
  withoutItem: number
  withoutTime: number
  withoutType: number
}

/** Where a batch lies in the memory of the kernels. */
export interface StoredBatch {
  rows: number
  customers: number
  items: number
  types: number
  times: number
  /** Times are whole seconds in four bytes. */
  seconds: boolean
}

export interface Intake {
  add(source: string, batch: ActionBatch): void
  readonly batches: readonly StoredBatch[]
  readonly sources: ReadonlyMap<string, ActionsRead>
}

const LATEST_SECOND = 2 ** 32

/** Takes actions as they are read, piece by piece; 13 bytes each where times are whole seconds, 17 where they are not. */
export function createIntake(kernel: KernelContext): Intake {
  const batches: StoredBatch[] = []
  const sources = new Map<string, ActionsRead>()
  return {
    batches,
    sources,
    add(source, batch) {
      const read = sources.get(source) ?? newSource()
      sources.set(source, read)
      const kept = keptRows(batch, read)
      if (kept.length > 0) batches.push(stored(kernel, batch, kept))
    },
  }
}

function newSource(): ActionsRead {
  return { read: 0, kept: 0, withoutCustomer: 0, withoutItem: 0, withoutTime: 0, withoutType: 0 }
}

function keptRows({ rows, customers, items, types, times }: ActionBatch, read: ActionsRead): Uint32Array {
  const kept = new Uint32Array(rows)
  let n = 0
  for (let i = 0; i < rows; i++) {
    if (customers[i] === NO_ID) read.withoutCustomer++
    else if (items[i] === NO_ID) read.withoutItem++
    else if (!Number.isFinite(times[i]!)) read.withoutTime++
    else if ((typeof types === 'number' ? types : types[i]) === 0) read.withoutType++
    else kept[n++] = i
  }
  read.read += rows
  read.kept += n
  return kept.subarray(0, n)
}

function stored(kernel: KernelContext, batch: ActionBatch, kept: Uint32Array): StoredBatch {
  const rows = kept.length
  const { customers, items, types, times } = batch
  const seconds = kept.every((i) => times[i]! % 1000 === 0 && times[i]! >= 0 && times[i]! < LATEST_SECOND * 1000)
  const place = {
    customers: kernel.alloc(4 * rows),
    items: kernel.alloc(4 * rows),
    types: kernel.alloc(rows),
    times: kernel.alloc((seconds ? 4 : 8) * rows),
  }
  gather(kernel.u32(place.customers, rows), customers, kept)
  gather(kernel.u32(place.items, rows), items, kept)
  if (typeof types === 'number') kernel.u8(place.types, rows).fill(types)
  else gather(kernel.u8(place.types, rows), types, kept)
  if (seconds) {
    const to = kernel.u32(place.times, rows)
    for (let i = 0; i < rows; i++) to[i] = times[kept[i]!]! / 1000
  } else {
    gather(kernel.f64(place.times, rows), times, kept)
  }
  return { rows, seconds, ...place }
}

function gather<A extends Uint32Array | Uint8Array | Float64Array>(to: A, from: A, rows: Uint32Array): void {
  if (rows.length === from.length) to.set(from)
  else for (let i = 0; i < rows.length; i++) to[i] = from[rows[i]!]!
}
