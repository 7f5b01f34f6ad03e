import { useQuery } from '@tanstack/react-query'
import { History, Play, Square, SquareTerminal, Waypoints } from 'lucide-react'
import { useMemo } from 'react'
import { askSql } from '../../client/sql'
import { MOST_SQL } from '../../recipe/schema'
import type { SqlTable } from '../../workers/protocol/sql'
import { Button } from '../base/components/Button'
import { EmptyState } from '../base/components/EmptyState'
import { ErrorNotice } from '../base/components/ErrorNotice'
import { Menu } from '../base/components/Menu'
import { Notice } from '../base/components/Notice'
import { ProgressBar } from '../base/components/ProgressBar'
import { Select } from '../base/components/Select'
import { PHONE, useMedia } from '../base/components/use-media'
import { plainly } from '../base/told'
import { openFilesCommand } from '../parts/open/open-files'
import type { Command } from '../run/commands/command'
import { showKeys } from '../run/commands/keys'
import { runCommand, useCommandContext, useViewCommands } from '../run/commands/use-commands'
import { useEngine, useEngineState } from '../state/engine-context'
import { MOST_SQL_IN_LINK } from '../state/url'
import { useWorkspace } from '../state/workspace'
import { Answer } from './Answer'
import { Editor } from './Editor'
import { samplesOf } from './samples'
import { sqlStore, useSql, writeText } from './sql-state'
import { Tables } from './Tables'
import { useRun } from './use-run'
import { useTravellingText } from './use-travelling-text'
import styles from './View.module.css'
import { sqlWords as words } from './words'

const MOSTS = [10_000, 100_000, 500_000] as const
const NONE: readonly SqlTable[] = []
const RUN_KEYS = '$mod+Enter'

/** What can be asked, as it is now: other data, a run that ended or a table that was read change it. */
function useTables() {
  const engine = useEngine()
  const sourceId = useEngineState((state) => state.source?.id ?? null)
  const jobs = useEngineState((state) => state.jobs)
  const data = useWorkspace((w) => w.recipe.data)
  const answered = useSql((state) => state.answer?.is.id)
  const ended = jobs.flatMap(({ jobId, state }) => (state === 'succeeded' ? [jobId] : [])).join()
  return useQuery({
    queryKey: ['sql-tables', sourceId, data, ended, answered],
    queryFn: ({ signal }) => askSql(engine, 'tables', { sourceId, data }, { signal }),
    placeholderData: (before) => before,
    retry: false,
    gcTime: 0,
  })
}

function Doing({ onCancel }: { onCancel(): void }) {
  const running = useSql((state) => state.running)
  if (!running) return null
  const { done, total } = running
  return (
    <div className={styles.doing}>
      <ProgressBar
        label={total > 0 ? words.reading(done, total) : words.running}
        share={total > 0 ? Math.min(1, done / total) : null}
      />
      <Button size="small" icon={<Square aria-hidden="true" />} onPress={onCancel}>
        {words.cancel}
      </Button>
    </div>
  )
}

/** By the keys that run and cancel everywhere: here they are about the statement. */
function useKeys({ ask, cancel }: ReturnType<typeof useRun>, running: boolean): void {
  useViewCommands(
    useMemo<Command[]>(
      () => [
        { id: 'sql-run', label: () => words.runIt, keys: RUN_KEYS, words: 'query select', run: () => void ask('run') },
        ...(running ? [{ id: 'sql-cancel', label: () => words.cancelIt, keys: '$mod+.', run: cancel }] : []),
      ],
      [ask, cancel, running],
    ),
  )
}

/** What went wrong, or has to be agreed to first. */
function Told({ ask }: { ask: ReturnType<typeof useRun>['ask'] }) {
  const error = useSql((state) => state.error)
  const wish = useSql((state) => state.wish)
  if (error) return <ErrorNotice error={error.is} />
  if (!wish) return null
  return (
    <Notice>
      <p>{words.wants(wish.table, wish.bytes)}</p>
      <div className={styles.agree}>
        <Button kind="primary" size="small" onPress={() => void ask(wish.question, true)}>
          {words.readIt}
        </Button>
        <Button size="small" onPress={() => sqlStore.setState({ wish: null })}>
          {words.leaveIt}
        </Button>
      </div>
    </Notice>
  )
}

/** Asking tables and results in SQL: a text, what can be asked beside it, and below it the answer. */
export default function SqlView() {
  const context = useCommandContext()
  const recipe = useWorkspace((w) => w.recipe)
  const { data: tables = NONE, error: unlisted, isPending } = useTables()
  const { ask, cancel } = useRun()
  const running = useSql((state) => state.running !== null)
  useKeys({ ask, cancel }, running)
  useTravellingText()
  const text = useSql((state) => state.text)
  const most = useSql((state) => state.most)
  const history = useSql((state) => state.history)
  const answered = useSql((state) => state.answer !== null || state.plan !== null)
  const error = useSql((state) => state.error)
  const phone = useMedia(PHONE)
  const wrong = useMemo(() => {
    if (!error || error.of !== text) return null
    const { line, column } = plainly(error.is).facts ?? {}
    return typeof line === 'number' && typeof column === 'number' && line > 0 ? { line, column } : null
  }, [error, text])
  const start = (sql: string) => {
    writeText(sql)
    void ask('run')
  }

  if (!isPending && tables.length === 0 && !unlisted) {
    return (
      <div className={styles.page}>
        <EmptyState
          level={1}
          title={words.emptyTitle}
          picture={<SquareTerminal />}
          action={
            <Button kind="primary" onPress={() => void runCommand(openFilesCommand, context)}>
              {words.emptyAction}
            </Button>
          }
        >
          {words.empty}
        </EmptyState>
      </div>
    )
  }
  const list = <Tables tables={tables} onFirst={start} />
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <h1>{words.title}</h1>
        <p>{words.intro}</p>
      </header>
      <div className={styles.desk}>
        <div className={styles.work}>
          {phone && (
            <details className={styles.folded}>
              <summary>{words.tables}</summary>
              {list}
            </details>
          )}
          <div className={styles.editor}>
            <Editor tables={tables} wrong={wrong} onRun={() => void ask('run')} />
          </div>
          <div className={styles.bar}>
            <Button
              kind="primary"
              icon={<Play aria-hidden="true" />}
              keys={showKeys(RUN_KEYS)}
              onPress={() => void ask('run')}
              isDisabled={running}
            >
              {words.run}
            </Button>
            <Button icon={<Waypoints aria-hidden="true" />} onPress={() => void ask('plan')} isDisabled={running}>
              {words.plan}
            </Button>
            <Menu
              label={words.history}
              entries={
                history.length === 0
                  ? [{ id: 'none', label: words.noHistory, disabled: true, run: () => undefined }]
                  : history.map((sql, at) => ({
                      id: String(at),
                      label: sql.replace(/\s+/g, ' ').slice(0, 90),
                      run: () => writeText(sql),
                    }))
              }
            >
              <Button kind="quiet" icon={<History aria-hidden="true" />}>
                {words.history}
              </Button>
            </Menu>
            <div className={styles.most}>
              <Select
                label={words.most}
                hideLabel
                value={String(most)}
                options={MOSTS.map((count) => ({ id: String(count), label: words.mostRows(count) }))}
                onChange={(count) => sqlStore.setState({ most: Number(count) })}
              />
            </div>
          </div>
          {text.length > MOST_SQL_IN_LINK && (
            <p className={styles.quiet}>{text.length > MOST_SQL ? words.beyondRecipe : words.beyondLink}</p>
          )}
          <Doing onCancel={cancel} />
          <Told ask={ask} />
          {unlisted && <ErrorNotice error={unlisted} />}
          {answered ? (
            <Answer />
          ) : (
            <div className={styles.before}>
              <h2>{words.before}</h2>
              <p>{words.beforeText}</p>
              <div className={styles.samples}>
                {samplesOf(tables, recipe).map(({ label, sql }) => (
                  <Button key={sql} onPress={() => start(sql)} isDisabled={running}>
                    {label}
                  </Button>
                ))}
              </div>
            </div>
          )}
        </div>
        {!phone && (
          <aside className={styles.side} aria-label={words.tables}>
            <h2>{words.tables}</h2>
            {list}
          </aside>
        )}
      </div>
    </div>
  )
}
