import type { KernelContext, OutputChunk } from '../kernel-context'

/** Bytes of a record as kernels write it: see wasm/utility/record.ts. Length 0 is a note. */
export const RECORD = { utility: 0, lift: 8, expected: 16, group: 24, count: 28, length: 32, items: 36 } as const

/** The group of a note that holds for all. */
export const ALL_GROUPS = 0xffffffff

/** Bundles as the kernels leave them, unsorted. */
export interface Found {
  /** Beside each other: addresses of records, their groups and utilities. */
  addresses: Uint32Array
  groups: Uint32Array
  utilities: Float64Array
  /** By group: below this some were dropped, as more than the limit earn as much. -Infinity where none was. */
  complete: Float64Array
}

/** Reads memory without a view for each record: making one costs more than reading it. */
export function recordReader(kernel: KernelContext) {
  const bytes = kernel.mark()
  const words = kernel.u32(0, Math.floor(bytes / 4))
  const numbers = kernel.f64(0, Math.floor(bytes / 8))
  return {
    word: (record: number, field: number) => words[(record + field) >>> 2] as number,
    number: (record: number, field: number) => numbers[(record + field) >>> 3] as number,
  }
}

export function collectRecords(kernel: KernelContext, chunks: readonly OutputChunk[], groups: number): Found {
  const { word, number } = recordReader(kernel)
  const complete = new Float64Array(groups).fill(Number.NEGATIVE_INFINITY)
  const walk = (visit: (record: number, group: number, length: number) => void) => {
    for (const { address, bytes } of chunks) {
      for (let record = address; record < address + bytes; ) {
        const length = word(record, RECORD.length)
        visit(record, word(record, RECORD.group), length)
        record += (RECORD.items + 4 * length + 7) & ~7
      }
      kernel.checkCancelled()
    }
  }
  let n = 0
  walk((record, group, length) => {
    if (length > 0) {
      n++
      return
    }
    const utility = number(record, RECORD.utility)
    const dropped = group === ALL_GROUPS ? complete.keys() : [group]
    for (const g of dropped) complete[g] = Math.max(complete[g] as number, utility)
  })
  const found: Found = {
    addresses: new Uint32Array(n),
    groups: new Uint32Array(n),
    utilities: new Float64Array(n),
    complete,
  }
  let at = 0
  walk((record, group, length) => {
    if (length === 0) return
    found.addresses[at] = record
    found.groups[at] = group
    found.utilities[at] = number(record, RECORD.utility)
    at++
  })
  return found
}
