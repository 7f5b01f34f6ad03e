import { type Answer, type Ask, type Asked, type AskedKind, answers, type Question } from '../answers'
import type { Behind } from '../behind'
import type { KeptSets } from '../people/kept-sets'
import type { ResultStore } from '../result/store'
import { createPause } from '../table/pause'
import type { JobTables } from './job-tables'
import { dataFaults } from './sentences'

interface Parts extends Pick<Behind, 'version' | 'handOver'> {
  results: ResultStore
  jobTables: JobTables
  sets: KeptSets
}

/** Answers what results of one kind alone are asked. */
export function createAsk({ results, jobTables, sets, version, handOver }: Parts): Ask<[signal: AbortSignal]> {
  return async <Kind extends AskedKind, Name extends Question<Kind>>(
    kind: Kind,
    question: Name,
    jobId: string,
    asked: Asked<Kind, Name>,
    signal: AbortSignal,
  ) => {
    const { result, view } = results.stored(jobId)
    if (result.info.kind !== kind) {
      throw dataFaults.noAnswer(`${result.info.kind}: ${question}`)
    }
    const answer = answers[kind][question] as (behind: Behind, ...all: Asked<Kind, Name>) => Promise<Answer<Kind, Name>>
    const behind: Behind = {
      result,
      rows: view.rows,
      table: () => jobTables.get(jobId, signal),
      dated: () => jobTables.dated(jobId, signal),
      money: (of, perUnit) => jobTables.money(jobId, { of, perUnit }, signal),
      customers: (byGroup) => jobTables.customers(jobId, byGroup, signal),
      sets,
      write: (made, as) => results.write(jobId, made, as),
      sourceName: () => jobTables.sourceName(jobId),
      version,
      pause: createPause(signal),
      handOver,
    }
    return answer(behind, ...asked)
  }
}
