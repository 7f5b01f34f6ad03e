/** Tables that are made of a result are read by a name of their own: the job, and what it is asked for them. */
export interface MadeOf {
  jobId: string
  question: string
  asked: readonly unknown[]
}

/** No job has a line break in its name. */
const BETWEEN = '\n'

/** Parts in order, so that equal questions have equal names. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  const said = Object.entries(value).filter(([, each]) => each !== undefined)
  return Object.fromEntries(said.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, each]) => [name, ordered(each)]))
}

export const madeOf = ({ jobId, question, asked }: MadeOf): string =>
  [jobId, question, JSON.stringify(ordered(asked))].join(BETWEEN)

/** The job whose result a name is about, whether it is that of the result or of a table made of it. */
export const jobOf = (name: string): string => name.split(BETWEEN, 1)[0]!

/** Null where the name is that of a result itself. */
export function readMadeOf(name: string): MadeOf | null {
  const jobId = jobOf(name)
  if (jobId === name) return null
  const [question] = name.slice(jobId.length + 1).split(BETWEEN, 1)
  const asked = JSON.parse(name.slice(jobId.length + question!.length + 2)) as unknown[]
  return { jobId, question: question!, asked }
}
