/** A name as SQL reads it: columns of strangers hold quotes, line breaks and markup. */
export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** A text as SQL reads it. */
export function quoteLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

let made = 0

/** A name no earlier import had: re-used names have answered with the data of before (duckdb-wasm #2076). */
export function uniqueName(prefix: string): string {
  made++
  return `${prefix}_${made}_${Math.random().toString(36).slice(2, 10)}`
}
