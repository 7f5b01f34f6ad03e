import { Download, Table2 } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { askSql } from '../../client/sql'
import type { SqlAnswer, SqlFormat } from '../../workers/protocol/sql'
import { toast } from '../base/components/announce'
import { Button } from '../base/components/Button'
import { EmptyState } from '../base/components/EmptyState'
import { Menu } from '../base/components/Menu'
import { saveFile } from '../base/components/save-file'
import { Tabs } from '../base/components/Tabs'
import { Loading } from '../base/Loading'
import { told } from '../base/told'
import { readersDecimal } from '../parts/copy/copied-table'
import { openFiles } from '../parts/open/open-soon'
import { useCommandContext } from '../run/commands/use-commands'
import { useEngine, useEngineState } from '../state/engine-context'
import { Grid } from './Grid'
import { type SqlTab, sqlStore, useSql } from './sql-state'
import styles from './View.module.css'
import { sqlWords as words } from './words'

const Chart = lazy(() => import('./Chart'))

const FORMATS = ['csv', 'spreadsheet', 'xlsx', 'json', 'parquet', 'arrow'] as const
const asAsked = (format: (typeof FORMATS)[number]): SqlFormat =>
  format === 'spreadsheet' ? (readersDecimal() === ',' ? 'csv-comma' : 'csv-point') : format

/** Of saved files and of the table that an answer becomes. */
const NAME = 'query'

function useFile(answer: SqlAnswer) {
  const engine = useEngine()
  const [working, setWorking] = useState(false)
  const file = async (format: SqlFormat, then: (name: string, content: Blob) => void | Promise<void>) => {
    setWorking(true)
    try {
      const { name, bytes } = await askSql(engine, 'file', { id: answer.id, name: NAME, format })
      await then(name, new Blob([bytes]))
    } catch (thrown) {
      toast(told(thrown), 'bad')
    } finally {
      setWorking(false)
    }
  }
  return { working, file }
}

function Take({ answer, sql }: { answer: SqlAnswer; sql: string }) {
  const { working, file } = useFile(answer)
  const context = useCommandContext()
  const hasSource = useEngineState((state) => state.source !== null)
  const use = (append: boolean) =>
    file('arrow', (name, content) => openFiles(context, [{ name, file: content, stamp: Date.now() }], { append }))
  const [adding, setAdding] = useState(false)
  const addStep = async () => {
    setAdding(true)
    try {
      const { addAsStep } = await import('./as-step')
      if (!(await addAsStep(context, sql))) toast(words.noStep, 'bad')
    } catch (thrown) {
      toast(told(thrown), 'bad')
    } finally {
      setAdding(false)
    }
  }
  return (
    <>
      <Menu
        label={words.saveAs}
        entries={FORMATS.map((format) => ({
          id: format,
          label: words.formats[format],
          hint: words.formatHints[format],
          run: () => void file(asAsked(format), saveFile),
        }))}
      >
        <Button kind="quiet" icon={<Download aria-hidden="true" />} isDisabled={working}>
          {words.save}
        </Button>
      </Menu>
      <Menu
        label={words.useHint}
        entries={[
          ...(hasSource
            ? [{ id: 'step', label: words.useStep, hint: words.useStepHint, run: () => void addStep() }]
            : []),
          { id: 'instead', label: words.useInstead, hint: words.useInsteadHint, run: () => void use(false) },
          ...(hasSource
            ? [{ id: 'beside', label: words.useBeside, hint: words.useBesideHint, run: () => void use(true) }]
            : []),
        ]}
      >
        <Button kind="quiet" icon={<Table2 aria-hidden="true" />} isDisabled={working || adding || answer.rows === 0}>
          {words.use}
        </Button>
      </Menu>
    </>
  )
}

/** Rows, picture and plan of what was asked last. */
export function Answer() {
  const tab = useSql((state) => state.tab)
  const answered = useSql((state) => state.answer)
  const { is: answer, of: sql = '' } = answered ?? {}
  const plan = useSql((state) => state.plan)
  const stale = useSql((state) => state.error !== null || state.wish !== null)
  const body = () => {
    if (tab === 'plan') {
      if (!plan) return <EmptyState title={words.tabs.plan}>{words.noPlan}</EmptyState>
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        <section className={styles.plan} tabIndex={0} aria-label={words.planLabel}>
          <pre>{plan.text}</pre>
        </section>
      )
    }
    if (!answer) return <EmptyState title={words.tabs[tab]}>{words.beforeText}</EmptyState>
    if (answer.rows === 0) return <EmptyState title={words.noRows}>{words.noRowsText}</EmptyState>
    if (tab === 'rows') return <Grid key={answer.id} answer={answer} />
    return (
      <Suspense fallback={<Loading />}>
        <Chart key={answer.id} answer={answer} sql={sql} />
      </Suspense>
    )
  }
  return (
    <section className={styles.answer} aria-label={words.answer} data-stale={stale ? '' : undefined}>
      <Tabs<SqlTab>
        label={words.answer}
        value={tab}
        onChange={(next) => sqlStore.setState({ tab: next })}
        options={(['rows', 'chart', 'plan'] as const).map((id) => ({ id, label: words.tabs[id] }))}
        aside={
          answer && (
            <div className={styles.take}>
              <span className={styles.quiet} title={answer.readMs > 50 ? words.alsoRead(answer.readMs) : undefined}>
                {words.done(answer.rows, answer.ms)}
              </span>
              <Take answer={answer} sql={sql} />
            </div>
          )
        }
      >
        {answer?.cut && tab !== 'plan' && <p className={styles.cut}>{words.cut[answer.cut](answer.rows)}</p>}
        {body()}
      </Tabs>
    </section>
  )
}
