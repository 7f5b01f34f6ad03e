import { type Answer, type Ask, type Asked, type AskedKind, answers, type Question } from '../answers'
import type { Behind, MadeAs } from '../behind'
import type { KeptSets } from '../people/kept-sets'
import { madeOf } from '../protocol/made-of'
import type { ResultStore } from '../result/store'
import type { MadeRows } from '../result/stored'
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
      named: (column) => jobTables.named(jobId, column, signal),
      bought: (perUnit) => jobTables.bought(jobId, perUnit, signal),
      customers: (byGroup) => jobTables.customers(jobId, byGroup, signal),
      sets,
      async make<Told>(
        { question: made, asked: of, subject }: MadeAs,
        make: (id: string) => Promise<{ rows: MadeRows; told: Told }>,
      ) {
        const id = madeOf({ jobId, question: made, asked: of })
        const known = results.made(id)
        if (known) return known.told as Told
        const { rows, told } = await make(id)
        results.addMade(id, rows, { jobId, question: made, asked: of, subject, told })
        return told
      },
      write: (made, as) => results.write(jobId, made, as),
      sourceName: () => jobTables.sourceName(jobId),
      version,
      pause: createPause(signal),
      handOver,
    }
    return answer(behind, ...asked)
  }
}
