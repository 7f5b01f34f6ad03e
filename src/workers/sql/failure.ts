import { BasketeerError } from '../../recipe/error'
import { sqlFaults } from './sentences'

// DuckDB tells what happened by text alone; these are the texts of 1.32.0.
const causeOf = (thrown: unknown): string => {
  const cause = thrown instanceof BasketeerError ? thrown.cause : thrown
  return cause instanceof Error ? cause.message : String(cause ?? '')
}

/** The table that a statement asks and DuckDB does not have, if that is what is wrong. */
export const missingTable = (thrown: unknown): string | undefined =>
  /Catalog Error: Table with name (.+) does not exist/.exec(causeOf(thrown))?.[1]

interface Place {
  line: number
  column: number
}

/** Where the caret stands under the line that DuckDB quotes; long lines are quoted in part. */
export function placeIn(sql: string, text: string): Place {
  const found = /^(LINE (\d+): )(.*)\n( *)\^/m.exec(text)
  if (!found) return { line: 0, column: 0 }
  const [, head = '', number = '0', quoted = '', before = ''] = found
  const line = Number(number)
  const whole = sql.split('\n')[line - 1] ?? ''
  const cut = quoted.startsWith('...')
  const part = quoted.replace(/^\.\.\./, '').replace(/\.\.\.$/, '')
  const at = before.length - head.length - (cut ? 3 : 0) + (cut ? Math.max(0, whole.indexOf(part)) : 0)
  return { line, column: Math.max(1, Math.min(at, whole.length) + 1) }
}

/** Where a word stands that is there once: DuckDB does not always say. */
export function placeOf(sql: string, word: string): Place {
  const at = sql.indexOf(word)
  if (word === '' || at < 0 || sql.includes(word, at + 1)) return { line: 0, column: 0 }
  const before = sql.slice(0, at).split('\n')
  return { line: before.length, column: before.at(-1)!.length + 1 }
}

const quotedNames = (text: string | undefined): string[] =>
  [...(text ?? '').matchAll(/"((?:[^"]|"")+)"/g)].map(([, name = '']) => name)

/** What an analyst reads of a statement that failed: a sentence, and where in the text. */
export function toldFailure(
  sql: string,
  thrown: unknown,
  { located, tables }: { located: string | null; tables: readonly string[] },
): unknown {
  if (!(thrown instanceof BasketeerError) || thrown.says?.startsWith('sql.')) return thrown
  if (thrown.code === 'out-of-memory') return sqlFaults.full(thrown)
  if (thrown.code !== 'sql-failed') return thrown
  const text = (located ?? causeOf(thrown)).replace(/\nSQL: [\s\S]*$/, '')
  const caret = placeIn(sql, located ?? '')
  const place = (word: string) => (caret.line === 0 ? placeOf(sql, word) : caret)
  const first = (pattern: RegExp) => pattern.exec(text)?.[1]
  const near = quotedNames(/(?:Candidate bindings:|Did you mean)([^\n]*)/.exec(text)?.[1])

  if (/Expected a single SELECT statement|A CTE needs a SELECT|Cannot prepare multiple/.test(causeOf(thrown)))
    return sqlFaults.readOnly(thrown)
  if (/Permission Error/.test(text)) return sqlFaults.noFiles(thrown)
  if (/syntax error at end of input|unterminated/.test(text)) return sqlFaults.breaksOff(thrown)
  const syntax = first(/syntax error at or near "(.+?)"(?:\n|$)/)
  if (syntax !== undefined) return sqlFaults.syntax({ near: syntax, ...place(syntax) }, thrown)
  const table = first(/Table with name (.+) does not exist/)
  if (table !== undefined) return sqlFaults.noTable({ name: table, tables, ...place(table) }, thrown)
  const part = first(/it exists in the (\w+) extension/)
  if (part !== undefined) {
    const name = first(/with name "?(.+?)"? is not in/) ?? ''
    return sqlFaults.notHere({ name, part, ...place(name) }, thrown)
  }
  const called = first(/Function with name "?(.+?)"? does not exist/)
  if (called !== undefined) return sqlFaults.noSuchFunction({ name: called, near, ...place(called) }, thrown)
  const column = first(/Referenced column "(.+?)" not found/) ?? first(/does not have a column named "(.+?)"/)
  if (column !== undefined) return sqlFaults.noColumn({ name: column, near, ...place(column) }, thrown)
  const several = first(/Ambiguous reference to column name "(.+?)"/)
  if (several !== undefined) return sqlFaults.severalColumns({ name: several, ...place(several) }, thrown)
  const grouped = first(/column "?(.+?)"? must appear in the GROUP BY/)
  if (grouped !== undefined) return sqlFaults.notGrouped({ name: grouped, ...place(grouped) }, thrown)
  const call = first(/No function matches the given name and argument types '(.+?)'\./)
  if (call !== undefined) return sqlFaults.argumentsDiffer({ call, ...place(call.replace(/\(.*/, '')) }, thrown)
  const value = /Could not convert string '([\s\S]*?)' to (\w+)/.exec(text)
  if (value) return sqlFaults.noValue({ value: value[1]!, type: value[2]!, ...place(value[1]!) }, thrown)
  return sqlFaults.other({ text: text.split('\n')[0]!.replace(/^[A-Z][\w ]+ Error: /, ''), ...place('') }, thrown)
}
