import type { BasketColumns } from '../../analyses/table-columns'

/** The same columns in no shared memory, for workers that have one each. */
export function apartFrom(columns: BasketColumns): BasketColumns {
  const plain = Object.entries(columns).map(([name, value]: [string, unknown]) => {
    if (value instanceof Uint32Array) return [name, new Uint32Array(value)]
    return [name, value instanceof Float64Array ? new Float64Array(value) : value]
  })
  return { ...columns, ...Object.fromEntries(plain), memory: null, top: 0 }
}
