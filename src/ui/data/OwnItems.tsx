import { useQuery } from '@tanstack/react-query'
import { Layers } from 'lucide-react'
import { useState } from 'react'
import { isJoin } from '../../preparation/steps'
import { keyColumns } from '../../preparation/steps/join-says'
import type { SourceInfo } from '../../workers/protocol/files'
import type { OwnColumn, OwnLevels } from '../../workers/protocol/tables'
import { Button } from '../base/components/Button'
import { formatCount, formatList, formatPercent } from '../base/format'
import { useMapping } from '../parts/open/use-mapping'
import { useEngine, useEngineState } from '../state/engine-context'
import { CalledForm } from './ItemsCalled'
import styles from './Tables.module.css'
import { ownItemWords as words } from './table-words'

/** Tables of up to so many rows are looked at as soon as they are shown. */
const AT_ONCE_ROWS = 1_000_000

const columnsOf = ({ levels, names }: OwnLevels): OwnColumn[] => [...levels, ...(names ? [names] : [])]

/** What the lines say themselves of what items are called and belong to: proposed, and chosen once it is taken. */
export default function OwnItems({ source }: { source: SourceInfo }) {
  const engine = useEngine()
  const { data, change } = useMapping()
  const { roles, layout, prepared, levels = [], names } = data
  const running = useEngineState(({ jobs }) => jobs.some(({ state }) => state === 'running' || state === 'queued'))
  const [asked, setAsked] = useState(false)
  const [left, setLeft] = useState<string | null>(null)
  const joined = prepared?.steps.some(
    (step) => isJoin(step) && !step.off && keyColumns(step.on.left).join() === roles.item,
  )
  const able = roles.item !== undefined && layout === 'long' && !joined
  const large = source.rows > AT_ONCE_ROWS
  const found = useQuery({
    queryKey: ['own-levels', source.id, source.fingerprint, roles],
    queryFn: ({ signal }) => engine.ownLevels(data, signal),
    enabled: able && !running && (!large || asked),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (!able) return null
  const own = found.data ?? null
  const columns = own ? columnsOf(own) : []
  const taken = [...levels, ...(names?.item === undefined ? [] : [names.item])]
  const offered = [...new Set([...columns.map(({ name }) => name), ...taken])]
  if (taken.length > 0)
    return (
      <section className={styles.own} aria-label={words.title}>
        <CalledForm offered={offered} chain={own?.levels.map(({ name }) => name) ?? []} />
        <Exceptions own={own} columns={columns.filter(({ name }) => taken.includes(name))} />
      </section>
    )
  if (large && !asked)
    return (
      <Button kind="quiet" icon={<Layers aria-hidden="true" />} onPress={() => setAsked(true)}>
        {words.look}
      </Button>
    )
  if (!own || columns.length === 0 || left === source.fingerprint) return null
  const take = () =>
    change({
      ...(own.levels.length > 0 ? { levels: own.levels.map(({ name }) => name) } : {}),
      ...(own.names ? { names: { item: own.names.name } } : {}),
    })
  return (
    <section className={styles.own} aria-label={words.title}>
      <p>
        {own.names && <>{words.names(own.item, own.names.name)} </>}
        {own.levels.length > 0 &&
          words.belongs(own.item, formatList(own.levels.map(({ name }) => name)), own.levels.length)}
      </p>
      <Exceptions own={own} columns={columns} />
      <div className={styles.answers}>
        <Button icon={<Layers aria-hidden="true" />} onPress={take}>
          {own.levels.length === 0 ? words.takeNames : words.take}
        </Button>
        <Button kind="quiet" onPress={() => setLeft(source.fingerprint)}>
          {words.leave}
        </Button>
      </div>
    </section>
  )
}

/** Where lines of one item do not say the same. */
function Exceptions({ own, columns }: { own: OwnLevels | null; columns: readonly OwnColumn[] }) {
  if (!own) return null
  const some = columns.filter(({ otherwise }) => otherwise > 0)
  return (
    <p className={styles.says}>
      {some.length === 0
        ? words.always(formatCount(own.items), formatCount(own.rows), own.sampled)
        : some.map(({ name, items, otherwise, rows }) => (
            <span key={name}>{words.otherwise(name, formatCount(items), formatPercent(otherwise / rows))} </span>
          ))}
    </p>
  )
}
