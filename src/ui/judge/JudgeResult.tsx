import { useQuery } from '@tanstack/react-query'
import { lazy, memo, Suspense, useMemo } from 'react'
import type { JudgeParameters } from '../../analyses/judge/definition'
import type { Job } from '../../workers/protocol/jobs'
import { toast } from '../base/components/announce'
import { classNames } from '../base/components/class-names'
import { ErrorNotice } from '../base/components/ErrorNotice'
import { Tabs } from '../base/components/Tabs'
import { Loading } from '../base/Loading'
import layout from '../base/layout.module.css'
import { told } from '../base/told'
import { useGridQuery } from '../parts/results/use-grid-query'
import { useResultQueries } from '../parts/results/use-grid-rows'
import { useCommandContext } from '../run/commands/use-commands'
import { startRun } from '../run/start-run'
import { useWorkspace } from '../state/workspace'
import { Answer } from './Answer'
import styles from './judge.module.css'
import { Reading } from './Reading'
import { recommendWith } from './recommend-with'
import { verdictOf } from './verdict'
import { WaysTable } from './WaysTable'
import { type Way, wayOf } from './ways'
import { judgeWords as words } from './words'

const Chart = lazy(() => import('./SettingsChart'))

const YARDSTICK = [{ column: 'hit_rate', descending: true }]

const options = (['grid', 'settings'] as const).map((id) => ({
  id,
  get label() {
    return words.tabs[id]
  },
}))

/** Ways to recommend, held against each other. */
export const JudgeResult = memo(({ job }: { job: Job }) => {
  const [{ sort }] = useGridQuery()
  // Recipes from before the test of visits have an order of their own, which is not that of the sentence.
  const query = useMemo(() => ({ sort: sort.length > 0 ? sort : YARDSTICK }), [sort])
  // A run trains a hundred models at most: all rows are one page.
  const { data, error } = useQuery(useResultQueries().page(job.jobId, query, 0))
  const ways = useMemo(() => data?.rows.map(wayOf), [data])
  const { analysis } = job.recipe
  if (error) return <ErrorNotice error={error} />
  if (!ways || analysis.kind !== 'judge') return <Loading />
  return <Comparison job={job} ways={ways} asked={analysis} />
})

function Comparison({ job, ways, asked }: { job: Job; ways: readonly Way[]; asked: JudgeParameters }) {
  const context = useCommandContext()
  const [{ sort }, change] = useGridQuery()
  const tab = useWorkspace((workspace) => (workspace.tab === 'settings' ? 'settings' : 'grid'))
  const showTab = useWorkspace((workspace) => workspace.showTab)
  const changeRecipe = useWorkspace((workspace) => workspace.changeRecipe)
  const verdict = verdictOf(ways)
  const embedded = useWorkspace((workspace) => workspace.embedded)
  const startWith = (way: Way) => {
    const recipe = recommendWith(job.recipe, way)
    changeRecipe(() => recipe)
    startRun(context, recipe).catch((error: unknown) => toast(told(error), 'bad'))
  }
  const recommend = embedded ? null : startWith
  const models = ways.filter(({ settings }) => settings !== null).length
  const table = (
    <div className={styles.scroller}>
      <WaysTable
        ways={ways}
        rival={Math.max(
          0,
          ...ways.filter(({ settings }) => settings === null).map(({ measures }) => measures.hit_rate),
        )}
        holdOut={asked.holdOut}
        sort={sort}
        onSort={(next) => change((now) => ({ ...now, sort: next }))}
        onRecommend={recommend}
      />
      <Reading />
    </div>
  )
  return (
    <div className={classNames(layout.fill, styles.result)}>
      {verdict && <Answer job={job} asked={asked} verdict={verdict} ways={ways.length} onRecommend={recommend} />}
      {models > 1 ? (
        <Tabs label={words.tabs.label} value={tab} options={options} onChange={showTab}>
          {tab === 'settings' ? (
            <Suspense fallback={<Loading />}>
              <Chart job={job} ways={ways} />
            </Suspense>
          ) : (
            table
          )}
        </Tabs>
      ) : (
        table
      )}
    </div>
  )
}
