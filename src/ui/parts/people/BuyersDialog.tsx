import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { canonicalQuery } from '../../../client/queries'
import { asking } from '../../../client/result-query'
import type { PeopleKind } from '../../../workers/answers'
import type { PeopleRows } from '../../../workers/people/types'
import type { GridQuery } from '../../../workers/protocol/query'
import { formatCell } from '../../base/cell-format'
import { Dialog } from '../../base/components/Dialog'
import { ErrorNotice } from '../../base/components/ErrorNotice'
import { ProgressBar } from '../../base/components/ProgressBar'
import { formatGroup } from '../../base/format'
import { createMoney } from '../../base/money'
import { useEngine, useEngineState } from '../../state/engine-context'
import { useWorkspaceStore } from '../../state/workspace'
import { lacksLines } from '../needs-data/data-offer'
import { NeedsData } from '../needs-data/NeedsData'
import { GrammarProvider, type ResultGrammar } from '../results/grammar'
import type { GridColumn } from '../results/grid-table'
import { RowsGrid } from '../results/RowsGrid'
import results from '../results/results.module.css'
import type { ChangeQuery } from '../results/use-grid-query'
import { type ShownBuyers, showBuyers } from './buyers'
import { PeopleBar } from './PeopleBar'
import styles from './people.module.css'
import { peopleWords } from './words'

const words = peopleWords.buyers

/** Moments are written as they stand in a file; the rows are to be read. */
const momentText = (cell: unknown): string => (typeof cell === 'string' ? cell.replace('T', ' ') : '–')

function useBuyersColumns({ columns, valueScale }: PeopleRows, { jobId }: ShownBuyers): GridColumn[] {
  const data = useEngineState(({ jobs }) => jobs.find((job) => job.jobId === jobId)?.recipe.data)
  return useMemo(() => {
    const { customer, group, receipts, last, money: earned } = columns
    const money = createMoney(data?.roles.value ?? null, valueScale ?? undefined, data?.currency)
    const name = (id: string): GridColumn => ({
      id,
      label: id,
      min: 84,
      track: 'minmax(84px, 1.4fr)',
      rank: 0,
      sorts: 'up',
      cell: ({ cells }) => (
        <span className={results.name}>
          {id === group ? formatGroup(cells[id] as string | null) : String(cells[id] ?? '')}
        </span>
      ),
      copied: ({ cells }) => cells[id],
    })
    return [
      ...(group === null ? [] : [{ ...name(group), rank: 4 }]),
      name(customer),
      {
        id: receipts,
        label: words.receipts,
        means: words.receiptsMeans,
        min: 72,
        track: '72px',
        rank: 1,
        numeric: true,
        sorts: 'down',
        cell: ({ cells }) => formatCell('count', cells[receipts]),
      },
      ...(last === null
        ? []
        : [
            {
              id: last,
              label: words.last,
              means: words.lastMeans,
              min: 100,
              track: 'minmax(100px, 0.8fr)',
              rank: 2,
              numeric: true,
              sorts: 'down' as const,
              cell: ({ cells }: Parameters<GridColumn['cell']>[0]) => momentText(cells[last]),
            },
          ]),
      ...(earned === null
        ? []
        : [
            {
              id: earned,
              label: data?.roles.value ?? words.money,
              means: words.moneyMeans,
              min: 88,
              track: 'minmax(88px, 0.7fr)',
              rank: 3,
              numeric: true,
              sorts: 'down' as const,
              cell: ({ cells }: Parameters<GridColumn['cell']>[0]) => money.sum(Number(cells[earned])),
              copied: ({ cells }: Parameters<GridColumn['cell']>[0]) => cells[earned],
            },
          ]),
    ]
  }, [columns, valueScale, data])
}

function List({ rows, shown }: { rows: PeopleRows; shown: ShownBuyers }) {
  const [query, setQuery] = useState<GridQuery>({ sort: [] })
  const change: ChangeQuery = (step) => setQuery((now) => canonicalQuery(step(now)))
  const columns = useBuyersColumns(rows, shown)
  const compact = useMemo(() => columns.filter(({ rank }) => rank !== undefined && rank < 4), [columns])
  const [selected, select] = useState<number | null>(null)
  const grammar = useMemo(
    (): ResultGrammar => ({
      kind: shown.kind,
      measures: [],
      offered: [],
      places: {},
      presets: [],
      easings: () => [],
    }),
    [shown.kind],
  )
  return (
    <GrammarProvider value={grammar}>
      <div className={styles.list}>
        <RowsGrid
          jobId={rows.id}
          query={query}
          matched={rows.count}
          columns={columns}
          compact={compact}
          chosen={null}
          change={change}
          name="buyers"
          label={shown.name}
          hand={{ selected, onSelect: select }}
        />
      </div>
    </GrammarProvider>
  )
}

/** Whoever asks something of them goes to the answer. */
function useCloseOnLeaving(): void {
  const store = useWorkspaceStore()
  useEffect(
    () =>
      store.subscribe((now, before) => {
        if (now.recipe !== before.recipe || now.view !== before.view) showBuyers(null)
      }),
    [store],
  )
}

/** Who buys something: how often, when last, and for how much; to be exported or kept. */
export default function BuyersDialog({ shown }: { shown: ShownBuyers }) {
  const { jobId, kind, of, name } = shown
  const engine = useEngine()
  useCloseOnLeaving()
  const { data, error } = useQuery(asking(engine.results, kind as PeopleKind)('buyers', jobId, [of], 'nothing'))
  return (
    <Dialog open onClose={() => showBuyers(null)} title={name} kind="sheet" closeLabel={words.close}>
      {error && (lacksLines(error) ? <NeedsData /> : <ErrorNotice error={error} />)}
      {!data && !error && <ProgressBar label={peopleWords.counting} share={null} />}
      {data && (
        <div className={styles.buyers}>
          <PeopleBar jobId={jobId} kind={kind} of={of} name={name} known={data} />
          {data.count > 0 && <List rows={data} shown={shown} />}
        </div>
      )}
    </Dialog>
  )
}
