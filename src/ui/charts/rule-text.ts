import type { Cell, ResultRow } from '../../workers/protocol'

/** Which rule this is, whatever group it was found in. */
export interface RuleSides {
  index: number
  antecedents: string[]
  consequents: string[]
}

const list = (cell: Cell | undefined): string[] => (Array.isArray(cell) ? cell : [])

export function sidesOf({ index, cells }: ResultRow): RuleSides {
  return { index, antecedents: list(cells['antecedents']), consequents: list(cells['consequents']) }
}

export function sidesText({ antecedents, consequents }: Omit<RuleSides, 'index'>): string {
  return `${antecedents.join(', ')} → ${consequents.join(', ')}`
}

/** A rule in one line. */
export function ruleText(row: ResultRow): string {
  return sidesText(sidesOf(row))
}
