import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { doneOf, type Step } from '../../../preparation/steps'
import type { Preparation, Role } from '../../../recipe/schema'
import { keepPrepared } from '../../parts/open/keep-prepared'
import { useMapping } from '../../parts/open/use-mapping'
import { useCommandContext } from '../../run/commands/use-commands'
import { useEngine, useEngineState } from '../../state/engine-context'

const LINES = 'lines'

/** The steps of the question, changes to them (each one step of undo), and what became of each. */
export function useSteps() {
  const engine = useEngine()
  const context = useCommandContext()
  const { data, change } = useMapping()
  const lines = useEngineState(({ tables, source }) => tables?.lines ?? source)
  const { prepared } = data
  const steps = prepared?.steps ?? []
  useEffect(() => keepPrepared(context), [context])

  const set = (next: readonly Step[], role?: [Role, string]) => {
    const base: Preparation = prepared ?? { lines: LINES, sources: {}, steps: [] }
    const empty = next.length === 0 && Object.keys(base.sources).length === 0 && !base.where?.length
    change({
      prepared: empty ? undefined : { ...base, steps: next },
      ...(role ? { roles: { ...data.roles, [role[0]]: role[1] } } : {}),
    })
  }

  /** A step on the columns of a table beside the lines, done before that is joined. */
  const addTo = (table: string, step: Step) => {
    const own = prepared?.sources[table]
    if (!prepared || !own) return
    const source = { ...own, steps: [...(own.steps ?? []), step] }
    change({ prepared: { ...prepared, sources: { ...prepared.sources, [table]: source } } })
  }

  const asked = doneOf(steps)
  const reports = useQuery({
    queryKey: ['steps', lines?.id, data.read, prepared],
    queryFn: ({ signal }) => engine.stepReports(data, signal),
    enabled: lines !== null && asked.length > 0,
    placeholderData: (previous) => previous,
  })
  return { data, steps, set, addTo, reports: reports.data, waits: reports.isFetching }
}

/** How many rows there are after a step, counted where nobody knows. */
export function useRows(place: number, exact: number | undefined, known: boolean): number | undefined {
  const engine = useEngine()
  const lines = useEngineState(({ tables, source }) => tables?.lines ?? source)
  const { data } = useMapping()
  const { prepared } = data
  const upTo = prepared && { ...prepared, steps: doneOf(prepared.steps).slice(0, place) }
  const counted = useQuery({
    queryKey: ['rows-after', lines?.id, data.read, upTo],
    queryFn: ({ signal }) => engine.rowsAfter(data, place, signal),
    enabled: known && exact === undefined,
  })
  return exact ?? counted.data
}
