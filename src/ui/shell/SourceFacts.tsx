import type { TableInfo } from '../../workers/protocol/table'
import { formatCount } from '../base/format'
import { groupWord, groupWords } from '../base/group-word'
import { shapes } from '../data/shape-words'
import { useEngineState } from '../state/engine-context'
import { useTableRequest } from '../state/use-table-request'
import { useWorkspace } from '../state/workspace'
import styles from './TopBar.module.css'
import { shell } from './words'

/**
 * Name and size of what is open; once its columns are read, in the analyst's own terms. Where they were read for another
 * question its terms are not those of the view, so that the rows of the file are counted.
 */
export function SourceFacts() {
  const source = useEngineState((state) => state.source)
  const table = useEngineState((state) => state.table)
  const go = useWorkspace((w) => w.go)
  const { shape } = useTableRequest().want
  if (!source) return <div className={styles.facts}>{shell.noSource}</div>
  return (
    <div className={styles.facts}>
      <button type="button" className={styles.source} title={source.name} onClick={() => go('data')}>
        {source.name}
      </button>
      {(table?.shape === shape ? factsOf(table) : [shell.facts.rows(formatCount(source.rows), source.rowsExact)]).map(
        (fact) => (
          <span key={fact}>{fact}</span>
        ),
      )}
    </div>
  )
}

function factsOf({ health, shape, groupColumn }: TableInfo): string[] {
  const words = shapes[shape]
  const facts = [
    shell.facts.counted(health.baskets, words.row, words.rows),
    shell.facts.counted(health.items, words.thing, words.things),
  ]
  if (!groupColumn) return facts
  return [...facts, shell.facts.counted(health.groups.length, groupWord(groupColumn), groupWords(groupColumn))]
}
