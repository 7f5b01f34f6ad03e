import type { ResultTable } from '../../analyses/result-table'

export interface Marked {
  stars: readonly number[]
  notes: Readonly<Record<number, string>>
}

function freeName(name: string, { columns }: ResultTable): string {
  let free = name
  while (columns.some((column) => column.name === free)) free = `my_${free}`
  return free
}

/** A result with what an analyst has put on its rows, as two columns behind all others. */
export function withMarks(table: ResultTable, { stars, notes }: Marked): ResultTable {
  const starred = new Uint8Array(table.rows)
  for (const row of stars) if (row < table.rows) starred[row] = 1
  const texts: (string | null)[] = [null]
  const codes = new Uint32Array(table.rows)
  for (const [row, text] of Object.entries(notes))
    if (Number(row) < table.rows) codes[Number(row)] = texts.push(text) - 1
  return {
    rows: table.rows,
    columns: [
      ...table.columns,
      { name: freeName('starred', table), type: 'bool', values: starred },
      { name: freeName('note', table), type: 'utf8', codes, label: (code: number) => texts[code]! },
    ],
  }
}
