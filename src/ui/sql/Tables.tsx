import { Plus, TextSelect } from 'lucide-react'
import type { Job } from '../../workers/protocol/jobs'
import type { SqlTable } from '../../workers/protocol/sql'
import { IconButton } from '../base/components/IconButton'
import { kindWords } from '../face-of'
import { recipeFacts } from '../run/recipe-facts'
import { useEngineState } from '../state/engine-context'
import { useWorkspace } from '../state/workspace'
import { sqlName } from './quote'
import { sqlStore, writeText } from './sql-state'
import styles from './View.module.css'
import { sqlWords as words } from './words'

const write = (text: string) => {
  const { text: now } = sqlStore.getState()
  writeText(now === '' || /\s$/.test(now) ? now + text : `${now} ${text}`)
}

const asked = ({ recipe }: Job): string =>
  [recipe.title ?? kindWords[recipe.analysis.kind].title, ...recipeFacts(recipe)].join(' · ')

/** What can be asked, with its columns and their types; the first is open. */
export function Tables({ tables, onFirst }: { tables: readonly SqlTable[]; onFirst(sql: string): void }) {
  const jobs = useEngineState((state) => state.jobs)
  const isNet = useWorkspace((w) => w.recipe.data.returns === 'net')
  return (
    <ul className={styles.tables}>
      {tables.map((table, at) => {
        const name = sqlName(table.name)
        const job = jobs.find(({ jobId }) => table.name === `result_${jobId}`)
        return (
          <li key={table.name}>
            <details open={at === 0}>
              <summary>
                <b>{table.name}</b>
                <span>{words.rowsOf(table.rows, table.rowsExact)}</span>
              </summary>
              <p className={styles.quiet}>
                {job ? asked(job) : words.kinds[table.is]} · {table.standing ? words.standing : words.size(table.bytes)}
              </p>
              {isNet && table.is === 'lines' && <p className={styles.quiet}>{words.notNetted}</p>}
              <div className={styles.tableActions}>
                <IconButton label={words.first} onPress={() => onFirst(`SELECT *\nFROM ${name}\nLIMIT 100`)}>
                  <TextSelect aria-hidden="true" />
                </IconButton>
                <IconButton label={words.insert(table.name)} onPress={() => write(name)}>
                  <Plus aria-hidden="true" />
                </IconButton>
              </div>
              <ul className={styles.columns}>
                {table.columns.map((column) => (
                  <li key={column.name}>
                    <button type="button" onClick={() => write(sqlName(column.name))} title={words.insert(column.name)}>
                      <span>{column.name}</span>
                      <small>{column.type.toLowerCase()}</small>
                    </button>
                  </li>
                ))}
              </ul>
            </details>
          </li>
        )
      })}
    </ul>
  )
}
