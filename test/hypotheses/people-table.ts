import { taskOf } from '../../src/analyses/by-kind'
import type { HypothesesColumns } from '../../src/analyses/hypotheses/types'
import { parseRecipe } from '../../src/analyses/registry'
import { tableRequest } from '../../src/analyses/table-request'
import { createArena } from '../../src/workers/memory/arena'
import { tableFacts } from '../../src/workers/table/facts'
import { readTable } from '../../src/workers/table/read-table'
import type { NodePool } from '../kernels/node-pool'
import { random } from '../random'
import { fakeSource, type Row } from '../table/fake-source'

export const quiet = { signal: new AbortController().signal, onProgress: () => undefined }

/** People of a shop: churn hangs on plan and age, spend on age and tenure, and everything else on nothing. */
export function people(count: number, seed: number): Row[] {
  const next = random(seed)
  return Array.from({ length: count }, (_, at) => {
    const plan = ['basic', 'plus', 'gold'][Math.floor(next() * 3)] as string
    const age = 18 + Math.floor(next() * 60)
    const tenure = Math.floor(next() * 40)
    const risk = 0.12 + (plan === 'basic' ? 0.28 : 0) + (age < 30 ? 0.25 : 0)
    const churn = next() < risk
    return {
      id: `p${at}`,
      number: 1000 + at,
      plan,
      age: next() < 0.05 ? null : age,
      tenure,
      region: ['north', 'south', 'east', 'west'][Math.floor(next() * 4)] as string,
      colour: ['red', 'green', 'blue'][Math.floor(next() * 3)] as string,
      visits: Math.floor(next() * 12),
      spend: 20 + 0.8 * age + 1.5 * tenure + 25 * (next() - 0.5),
      segment: churn ? 'lost' : next() < 0.2 + (plan === 'gold' ? 0.5 : 0) ? 'fan' : 'other',
      churn: churn ? 'yes' : 'no',
      left: churn ? 'gone' : 'here',
    }
  })
}

const columnsIn = (rows: readonly Row[]) => Object.keys(rows[0] ?? {})

export async function readPeople(rows: Row[], analysis: object, shared: boolean) {
  const recipe = parseRecipe({
    recipe: 1,
    data: { files: [], layout: 'long', roles: {} },
    analysis: { kind: 'hypotheses', permutations: 99, stability: 20, maxFeatures: 3, ...analysis },
  })
  const source = fakeSource({ columns: columnsIn(rows), rows, batchRows: 300 })
  const table = await readTable(source, tableRequest(recipe), createArena(1 << 16, shared), quiet)
  return { recipe, table, task: taskOf(recipe.analysis.kind, recipe.analysis, tableFacts(table)) }
}

/** What a run says, from the lines of a file to the columns of a result. */
export async function explain(pool: NodePool, rows: Row[], analysis: object) {
  const { table, task, recipe } = await readPeople(rows, analysis, pool.shared)
  const { columns: all, report } = await pool.run(table.input, task)
  const columns = all as HypothesesColumns
  const label = (item: number) => table.itemLabels[item] as string
  const found = Array.from({ length: columns.rows }, (_, row) => ({
    features: Array.from(columns.features.subarray(columns.offsets[row], columns.offsets[row + 1]), label),
    effect: columns.effect[row] as number,
    found: columns.effectFound[row] as number,
    low: columns.effectLow[row] as number,
    high: columns.effectHigh[row] as number,
    inside: columns.inside[row] as number,
    outside: columns.outside[row] as number,
    p: columns.pValue[row] as number,
    holm: columns.pHolm[row] as number,
    stability: columns.stability[row] as number,
    holds: columns.holds[row] === 1,
  }))
  const leftOut = Array.from(columns.leftOut, label)
  return { columns, report, recipe, table, found, leftOut }
}
