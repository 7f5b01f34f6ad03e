import { useQuery } from '@tanstack/react-query'
import { Copy } from 'lucide-react'
import { useState } from 'react'
import type { Column } from '../../../preparation/columns'
import type { Step } from '../../../preparation/steps'
import { Button } from '../../base/components/Button'
import { copyText } from '../../base/components/copy-text'
import { useEngineState } from '../../state/engine-context'
import styles from './Steps.module.css'
import { stepWords as words } from './step-words'

/** What a step does, as one statement: to be read, and to be taken to where the data lies. */
export function StepSql({ step, columns }: { step: Step; columns: readonly Column[] }) {
  const [open, setOpen] = useState(false)
  const beside = useEngineState(({ tables }) => tables?.beside)
  const { data: sql } = useQuery({
    queryKey: ['step-sql', step, columns, beside?.map(({ info }) => info.id)],
    queryFn: async () => {
      const { stepSql } = await import('../../../preparation/as-sql')
      const of = (name: string) => beside?.find((table) => table.name === name)?.info.columns
      return stepSql(step, { columns, of })
    },
    enabled: open,
  })
  return (
    <details className={styles.rows} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{words.asSql}</summary>
      {typeof sql === 'string' && (
        <div className={styles.sql}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
          <pre tabIndex={0}>{sql}</pre>
          <Button
            kind="quiet"
            size="small"
            icon={<Copy aria-hidden="true" />}
            onPress={() => void copyText(sql, words.sqlCopied)}
          >
            {words.copySql}
          </Button>
        </div>
      )}
      {sql === null && <p className={styles.none}>{words.noSql}</p>}
    </details>
  )
}
