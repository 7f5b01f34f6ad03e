/** What a query can ask of rows; each names what it is about, so that any result has its own. */
export type Condition =
  | 'text'
  | 'groups'
  | 'lengths'
  | 'onlyInOneGroup'
  | 'smallGroups'
  | 'folded'
  | 'rows'
  | 'apart'
  | `level ${string}`
  | `items ${string}`
  | `atMost ${string}`
  | `flag ${string}`
  | `labels ${string}`
  | `range ${string}`

const SEVERAL = 0xffffffff

/**
 * The condition of a query that each row fails, 0 where it fails none and so matches; several are one number of their
 * own. That is all that facets ask (who would match without this condition?), for any number of conditions.
 */
export interface Failures {
  failed: Uint32Array
  /** Of the conditions that were asked. */
  numbers: Map<Condition, number>
}

export const noFailures = (rows: number): Failures => ({ failed: new Uint32Array(rows), numbers: new Map() })

/** Fails the rows that do not pass. */
export function failRows({ failed, numbers }: Failures, condition: Condition, passes: (row: number) => boolean): void {
  const number = numbers.get(condition) ?? numbers.size + 1
  numbers.set(condition, number)
  for (let row = 0; row < failed.length; row++) {
    if (passes(row)) continue
    const before = failed[row]
    failed[row] = before === 0 || before === number ? number : SEVERAL
  }
}

/** Row numbers without a failure, or with none but that of one of these conditions, in result order. */
export function matchingRows({ failed, numbers }: Failures, ...but: Condition[]): Uint32Array {
  const [spared = 0, alsoSpared = 0] = but.map((condition) => numbers.get(condition) ?? 0)
  const rows = new Uint32Array(failed.length)
  let count = 0
  for (let row = 0; row < failed.length; row++) {
    const number = failed[row]
    if (number === 0 || number === spared || number === alsoSpared) rows[count++] = row
  }
  return rows.subarray(0, count)
}
