/** A dashboard runs all day, and a result lies in memory twice: as columns and as a table for SQL. */
const MOST_RESULTS = 50
const MOST_RESULT_BYTES = 2 ** 29
/** Of those that are kept elsewhere as well, and come back when somebody looks at them. */
const MOST_AT_HAND = 20

/** Which result goes first where all together are too many, of those that are held, oldest first. The newest stays, however large. */
export function firstToGo(
  held: readonly string[],
  bytes: number,
  isKept: (jobId: string) => boolean,
): string | undefined {
  const older = held.slice(0, -1)
  if (held.length > MOST_RESULTS || bytes > MOST_RESULT_BYTES) return older[0]
  return held.length > MOST_AT_HAND ? older.find(isKept) : undefined
}
