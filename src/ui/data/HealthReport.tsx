import type { TableInfo } from '../../workers/protocol/table'
import { Button } from '../base/components/Button'
import { ErrorNotice } from '../base/components/ErrorNotice'
import { ProgressBar } from '../base/components/ProgressBar'
import { formatCount } from '../base/format'
import { groupWord, groupWords } from '../base/group-word'
import { useEngineState } from '../state/engine-context'
import { useTable } from '../state/use-table'
import { Findings } from './Findings'
import styles from './HealthReport.module.css'
import { Ranking } from './Ranking'
import { RowSizes } from './RowSizes'
import { shapes } from './shape-words'
import { ingest as words } from './words'

/** What was read, and what an analyst should know before trusting it. */
export function HealthReport() {
  const table = useTable()
  const busy = useEngineState((state) => state.busy)
  const share = busy && busy.total > 0 ? busy.done / busy.total : null
  return (
    <section className={styles.health} aria-busy={table.isFetching}>
      <h2>{words.healthTitle}</h2>
      {table.isFetching && <ProgressBar label={words.loading} share={share} />}
      {table.error && !table.isFetching && (
        <ErrorNotice
          error={table.error}
          action={
            <Button size="small" onPress={() => void table.refetch()}>
              {words.readAgain}
            </Button>
          }
        />
      )}
      {table.waits && <p className={styles.later}>{words.healthLater}</p>}
      {table.data && (
        <>
          <Figures table={table.data} />
          <Findings table={table.data} />
          <RowSizes table={table.data} />
          <div className={styles.rankings}>
            <Ranking
              title={words.health.top(shapes[table.data.shape])}
              rows={table.data.health.topItems}
              of={table.data.health.baskets}
              total={table.data.health.items}
            />
            {table.data.groupColumn !== null && (
              <Ranking
                title={words.health.groups(groupWord(table.data.groupColumn), shapes[table.data.shape])}
                rows={table.data.health.groups}
                total={table.data.health.groups.length}
              />
            )}
          </div>
        </>
      )}
    </section>
  )
}

function Figures({ table: { health, shape, groupColumn } }: { table: TableInfo }) {
  const { rows, things, perRow } = shapes[shape]
  const figures = [
    {
      value: health.validRows,
      word: words.health.rows,
      note: health.validRows === health.rows ? '' : words.health.ofRows(formatCount(health.rows)),
    },
    { value: health.baskets, word: rows, note: '' },
    { value: health.items, word: things, note: '' },
    ...(groupColumn === null ? [] : [{ value: health.groups.length, word: groupWords(groupColumn), note: '' }]),
    {
      value: health.medianBasket,
      word: perRow,
      note: words.health.largest(formatCount(health.largestBasket)),
    },
  ]
  return (
    <dl className={styles.figures}>
      {figures.map(({ value, word, note }) => (
        <div key={word}>
          <dt>
            {word} {note && <span>{note}</span>}
          </dt>
          <dd>{formatCount(value)}</dd>
        </div>
      ))}
    </dl>
  )
}
