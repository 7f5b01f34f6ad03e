import type { Recipe } from '../../analyses/registry'
import type { SqlTable } from '../../workers/protocol/sql'
import { sqlName } from './quote'
import { sqlWords as words } from './words'

/** Statements to begin with, over what is there. */
export function samplesOf(tables: readonly SqlTable[], { data }: Recipe): { label: string; sql: string }[] {
  const lines = tables.find(({ is }) => is === 'lines')
  const latest = tables.findLast(({ is }) => is === 'result')
  const { item, basket } = data.roles
  const has = (name: string | undefined): name is string =>
    name !== undefined && lines?.columns.some((column) => column.name === name) === true
  return [
    ...(lines ? [{ label: words.samples.first, sql: 'SELECT *\nFROM lines\nLIMIT 100' }] : []),
    ...(has(item) && has(basket)
      ? [
          {
            label: words.samples.most,
            sql: `SELECT ${sqlName(item)}, count(DISTINCT ${sqlName(basket)}) AS baskets\nFROM lines\nGROUP BY ALL\nORDER BY baskets DESC\nLIMIT 50`,
          },
        ]
      : []),
    ...(lines ? [{ label: words.samples.columns, sql: 'SUMMARIZE lines' }] : []),
    ...(latest ? [{ label: words.samples.result, sql: `SELECT *\nFROM ${latest.name}\nLIMIT 100` }] : []),
  ]
}
