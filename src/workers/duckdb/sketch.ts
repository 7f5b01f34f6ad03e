import type { Engine } from './engine'
import { quoteIdentifier, quoteLiteral, uniqueName } from './quote'

/** What is in the database of a table: some of its columns, or none. */
export interface Held {
  table: string
  /** By the place of a column: the expression of the table that gives it. */
  cells: ReadonlyMap<number, string>
}

/**
 * A view of all columns of a table of which not all are read. Whatever is not stands there as an expression of its own name,
 * whose value the optimizer cannot know: DuckDB's plan of a statement names just those that the statement needs, and one
 * that would be looked at unread is an error, never a wrong answer.
 */
export interface Sketch {
  /** Puts the view as far as columns are held. */
  put(held: Held | undefined, signal: AbortSignal): Promise<void>
  /** The columns that this plan needs and that are not held; undefined where it needs no row of the table. */
  lacking(plan: string, held: Held | undefined): number[] | undefined
}

/** Neither known before it runs, nor ever true. */
const NEVER = 'random() > 2'

export function createSketch(engine: Engine, view: string, columns: readonly { name: string; type: string }[]): Sketch {
  const base = uniqueName('unread')
  const rows = `${base}_rows_`
  const mark = (at: number) => `${base}_${at}_`
  const refusal = (name: string) => `error(${quoteLiteral(name)})`

  return {
    async put(held, signal) {
      const isHeld = (at: number) => held?.cells.has(at) === true
      const unread = columns.flatMap(({ type }, at) =>
        isHeld(at) ? [] : [`CAST(CASE WHEN ${NEVER} THEN '' ELSE ${refusal(mark(at))} END AS ${type}) AS ${mark(at)}`],
      )
      const shown = columns.map(({ name }, at) => `${held?.cells.get(at) ?? mark(at)} AS ${quoteIdentifier(name)}`)
      const from = held
        ? `(SELECT ${['*', ...unread].join(', ')} FROM ${held.table})`
        : `(SELECT ${unread.join(', ') || '1'} FROM range(1) WHERE CASE WHEN ${NEVER} THEN true ELSE ${refusal(rows)}::BOOLEAN END)`
      await engine.query(
        `CREATE OR REPLACE VIEW ${quoteIdentifier(view)} AS SELECT ${shown.join(', ') || '1'} FROM ${from}`,
        { signal },
      )
    },
    lacking(plan, held) {
      const wanted = columns.flatMap((_, at) => (!held?.cells.has(at) && plan.includes(mark(at)) ? [at] : []))
      return wanted.length > 0 || (!held && plan.includes(rows)) ? wanted : undefined
    },
  }
}
