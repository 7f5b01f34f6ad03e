import { formatCount } from '../components/format'
import { useEngineState } from '../state/engine-context'
import { useWorkspace } from '../state/workspace'
import { groupWords } from '../words/group-word'
import { ingest } from '../words/ingest'
import { shell } from '../words/shell'
import styles from './TopBar.module.css'

/** Name and size of what is open; once its columns are read, in the analyst's own terms. */
export function SourceFacts() {
  const source = useEngineState((state) => state.source)
  const table = useEngineState((state) => state.table)
  const go = useWorkspace((w) => w.go)
  if (!source) return <div className={styles.facts}>{shell.noSource}</div>
  const facts = table
    ? [
        shell.facts.counted(formatCount(table.health.baskets), ingest.shapes[table.shape].rows),
        shell.facts.counted(formatCount(table.health.items), ingest.shapes[table.shape].things),
        ...(table.groupColumn
          ? [shell.facts.counted(formatCount(table.health.groups.length), groupWords(table.groupColumn))]
          : []),
      ]
    : [shell.facts.rows(formatCount(source.rows), source.rowsExact)]
  return (
    <div className={styles.facts}>
      <button type="button" className={styles.source} title={source.name} onClick={() => go('data')}>
        {source.name}
      </button>
      {facts.map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
    </div>
  )
}
