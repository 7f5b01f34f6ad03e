import fc from 'fast-check'
import { random } from '../random'
import { blocksOf, type Columns } from './naive'

/** About normal. */
export const noise = (next: () => number) => next() + next() + next() + next() - 2

/** Blocks of columns of which some follow from others, and targets some of them explain. */
export interface Sample {
  rows: number
  widths: readonly number[]
  targets: number
  /** By block, in turn: what its first column is; of copies all are. */
  kinds: readonly ('own' | 'copy' | 'sum' | 'constant' | 'flag')[]
  seed: number
}

export const sampleArbitrary = ({ blocks, widest }: { blocks: number; widest: number }): fc.Arbitrary<Sample> =>
  fc.record({
    rows: fc.integer({ min: 8, max: 60 }),
    widths: fc.array(fc.integer({ min: 1, max: widest }), { minLength: 1, maxLength: blocks }),
    targets: fc.constantFrom(1, 1, 3),
    kinds: fc.array(fc.constantFrom('own', 'own', 'own', 'copy', 'sum', 'constant', 'flag'), { minLength: 1 }),
    seed: fc.nat(1_000_000),
  })

export function columnsOf({ rows, widths, targets, kinds, seed }: Sample) {
  const next = random(seed)
  const columns: Float64Array[] = []
  const one = (make: (row: number) => number) => Float64Array.from({ length: rows }, (_, row) => make(row))
  widths.forEach((width, block) => {
    for (let w = 0; w < width; w++) {
      const of = kinds[block % kinds.length]
      const kind = w === 0 || of === 'copy' ? of : 'own'
      const a = columns[Math.floor(next() * columns.length)]
      const b = columns[Math.floor(next() * columns.length)]
      if (kind === 'constant') columns.push(one(() => 3.25))
      else if (kind === 'flag') columns.push(one(() => Number(next() < 0.4)))
      else if (kind === 'copy' && a) columns.push(a.map((x) => 2 * x - 1))
      else if (kind === 'sum' && a && b) columns.push(a.map((x, row) => x - 0.5 * (b[row] as number)))
      else columns.push(one((row) => noise(next) + 0.5 * (columns[0]?.[row] ?? 0)))
    }
  })
  const y: Columns = Array.from({ length: targets }, (_, t) =>
    one((row) => 0.4 * (columns[t % columns.length]?.[row] as number) + noise(next)),
  )
  return { columns, y, blocks: blocksOf(widths) }
}
