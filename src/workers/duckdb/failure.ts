import { BasketeerError } from '../../recipe/error'
import { databaseFaults } from './sentences'

// DuckDB and wasm tell what happened by text alone; these are the texts measured with 1.32.0.
const TRAPS = [
  'memory access out of bounds',
  'index out of bounds',
  'table index is out of bounds',
  'function signature mismatch',
  'null function',
  'unreachable',
  'indirect call to null',
]
const OUT_OF_MEMORY = ['Out of Memory Error', 'Allocation failure', 'malloc of size', 'could not allocate']

function textOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause)
}

/** After a trap the engine answers nonsense: it must be ended and built anew. */
function isTrap(cause: unknown): boolean {
  const text = textOf(cause)
  return TRAPS.some((trap) => text.includes(trap))
}

export function engineCrashed(cause: unknown): BasketeerError {
  return databaseFaults.crashed(cause)
}

/** What the analyst hears of a failed statement; the statement itself is for the developer. */
export function sqlFailure(sql: string, cause: unknown): BasketeerError {
  if (cause instanceof BasketeerError) return cause
  const text = textOf(cause)
  const detail = new Error(`${text}\nSQL: ${sql}`)
  if (isTrap(cause)) return engineCrashed(detail)
  if (OUT_OF_MEMORY.some((mark) => text.includes(mark))) {
    return databaseFaults.full(detail)
  }
  return databaseFaults.noAnswer(detail)
}
