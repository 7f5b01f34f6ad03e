import type { Asked, Question } from '../../src/workers/answers'
import { createAsk } from '../../src/workers/data/ask'
import { createJobTables } from '../../src/workers/data/job-tables'
import { createTables } from '../../src/workers/data/tables'
import { createKeptSets } from '../../src/workers/people/kept-sets'
import type { ResultStore } from '../../src/workers/result/store'

const jobTables = createJobTables(createTables({ shared: false }))
const { signal } = new AbortController()

/** What rules are asked beside their table, through the door that the screen takes. */
export function askRules<Name extends Question<'rules'>>(
  results: ResultStore,
  question: Name,
  jobId: string,
  ...asked: Asked<'rules', Name>
) {
  const ask = createAsk({ results, jobTables, sets: createKeptSets(), version: 'test', handOver: (value) => value })
  return ask('rules', question, jobId, asked, signal)
}
