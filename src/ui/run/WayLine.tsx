import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { chooseWay, type WayFacts } from '../../client/way'
import type { Way } from '../../workers/protocol/jobs'
import { Button } from '../base/components/Button'
import { Notice } from '../base/components/Notice'
import { Select } from '../base/components/Select'
import { formatBytes } from '../base/format'
import { said } from '../base/told'
import { useEngine, useEngineState } from '../state/engine-context'
import { askSpark } from '../state/spark-asked'
import { useTable } from '../state/use-table'
import { useTableRequest } from '../state/use-table-request'
import { useWorkspace } from '../state/workspace'
import { foreseen } from './foresee'
import styles from './LastRun.module.css'
import { paceOf } from './pace'
import { noteFacts, wayWish, wishWay } from './way-of'
import { wayWords as words } from './way-words'

/** What can be known of a run of the question on the screen; null without data. */
function useFacts(): WayFacts | null {
  const engine = useEngine()
  const source = useEngineState((state) => state.source)
  const idle = useEngineState(({ jobs }) => jobs.every(({ state }) => state !== 'running' && state !== 'queued'))
  const recipe = useWorkspace((w) => w.recipe)
  const request = useTableRequest()
  const { data: table } = useTable()
  const memory = useQuery({
    queryKey: ['estimate', source?.id, request],
    queryFn: () => engine.estimate(request),
    enabled: source !== null,
  }).data
  const expected = useQuery({
    queryKey: ['foreseen', table?.key, recipe.analysis],
    queryFn: async () => (table && (await foreseen(engine, recipe, table))) ?? null,
    enabled: table !== undefined && idle,
  }).data
  const { kind } = recipe.analysis
  const facts = useMemo(
    () => ({ platform: engine.platform, memory, ms: expected ? expected.ms * paceOf(kind).ms : undefined }),
    [engine, memory, expected, kind],
  )
  useEffect(() => noteFacts(recipe, facts), [recipe, facts])
  return source === null ? null : facts
}

/** What a run will take of this machine, and folded away how it is done, why, and what else could be chosen. */
export function WayLine() {
  const facts = useFacts()
  const { wish } = useStore(wayWish)
  const [made, setMade] = useState(false)
  if (!facts) return null
  const plan = chooseWay(facts, wish ?? undefined)
  const elsewhere = plan.way === 'spark'
  const title = plan.bytes === undefined ? words.runsHere : words.takes(formatBytes(plan.bytes))
  return (
    <>
      {elsewhere && (
        <Notice tone="warn">
          <b>{words.belongsElsewhere}</b> {said(plan.why)}
          <Button kind="plain" onPress={() => askSpark(true)}>
            {words.notebooks}
          </Button>
        </Notice>
      )}
      <details
        className={`${styles.ran} ${styles.how}`}
        onToggle={({ currentTarget }) => currentTarget.open && setMade(true)}
      >
        <summary>{title}</summary>
        {plan.way === 'spark' ? (
          <p>{words.anyway}</p>
        ) : (
          <p>
            {words.ways[plan.way]}: {said(plan.why)}
          </p>
        )}
        {made && (
          <Select<Way | 'best'>
            label={words.label}
            value={wish ?? 'best'}
            options={[
              { id: 'best', label: words.best },
              ...plan.offered.map((way) => ({ id: way, label: words.ways[way] })),
            ]}
            onChange={(way) => wishWay(way === 'best' ? null : way)}
          />
        )}
      </details>
    </>
  )
}
