import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { rowRole, type TableRequest } from '../../analyses/table-request'
import type { Role } from '../../recipe/schema'
import type { SourceInfo } from '../../workers/protocol/files'
import type { BasketPreview, MemoryEstimate } from '../../workers/protocol/table'
import { doubtsOf } from '../../workers/table/doubts'
import { Button } from '../base/components/Button'
import { ErrorNotice } from '../base/components/ErrorNotice'
import { ItemChips } from '../base/components/ItemChips'
import { Notice } from '../base/components/Notice'
import { formatBytes, formatCount, formatGroup, formatList, formatNumber } from '../base/format'
import { roleWords } from '../base/role-words'
import { said } from '../base/told'
import { verbsOf } from '../face-of'
import { showKeys } from '../run/commands/keys'
import { run } from '../run/commands/run'
import { runCommand, useCommandContext } from '../run/commands/use-commands'
import { useEngine } from '../state/engine-context'
import { missingRoles } from '../state/missing-roles'
import { useTable } from '../state/use-table'
import { useTableRequest } from '../state/use-table-request'
import { useWorkspace } from '../state/workspace'
import { type ShapeWords, shapes } from './shape-words'
import styles from './Understood.module.css'
import { ingest as words } from './words'

const SHOWN_ITEMS = 8

/** The mapping said back: a sentence, three rows of the table, what it will cost, and the way on. */
export function Understood({ source }: { source: SourceInfo }) {
  const engine = useEngine()
  const context = useCommandContext()
  const recipe = useWorkspace((w) => w.recipe)
  const go = useWorkspace((w) => w.go)
  const request = useTableRequest()
  const table = useTable()
  const missing = missingRoles(recipe)
  const ready = missing.length === 0
  const shapeWords = shapes[request.want.shape]
  const preview = useQuery({
    queryKey: ['preview', source.id, request],
    queryFn: () => engine.preview(request),
    enabled: ready,
    placeholderData: (previous: BasketPreview[] | undefined) => previous,
  })
  const estimate = useQuery({
    queryKey: ['estimate', source.id, request],
    queryFn: () => engine.estimate(request),
    enabled: ready,
    placeholderData: (previous: MemoryEstimate | undefined) => previous,
  })
  const fits = estimate.data?.fits ?? true
  return (
    <div className={styles.understood}>
      <h2>{words.understood}</h2>
      <Sentence request={request} missing={missing} />
      {doubtsOf(source, request.data).map((doubt) => (
        <Notice key={doubt.says} tone="warn">
          {said(doubt)}
        </Notice>
      ))}
      {ready && (
        <>
          <section>
            <h3>{shapeWords.preview}</h3>
            {preview.error ? (
              <ErrorNotice error={preview.error} />
            ) : (
              <Preview rows={preview.data ?? []} shape={shapeWords} valued={recipe.data.roles.value !== undefined} />
            )}
          </section>
          {estimate.data && <Memory estimate={estimate.data} />}
          <div className={styles.actions}>
            <Button
              kind="primary"
              size="large"
              wide
              keys={showKeys(run.keys)}
              isDisabled={!fits}
              onPress={() => void runCommand(run, context)}
            >
              {verbsOf(recipe.analysis).go}
            </Button>
            <Button size="large" wide isDisabled={!fits} onPress={() => go('shop')}>
              {words.atAGlance}
            </Button>
            {table.waits && (
              <Button size="large" wide isDisabled={!fits} onPress={() => void table.refetch()}>
                {words.read}
              </Button>
            )}
          </div>
        </>
      )}
    </div>
  )
}

function Sentence({ request, missing }: { request: TableRequest; missing: readonly Role[] }) {
  const { data, want } = request
  const { roles, layout } = data
  const { sentence } = words
  const { isRow, holding, beside } = shapes[want.shape]
  if (missing.length > 0) {
    const things = formatList(missing.map((role) => roleWords[role].thing))
    return <p className={styles.sentence}>{sentence.missing(things, missing.length)}</p>
  }
  const number =
    want.shape === 'journeys'
      ? roles.time
      : want.shape === 'baskets' || want.shape === 'features'
        ? undefined
        : roles.value
  const nameOf = (row: ReturnType<typeof rowRole>) => (row === 'row' ? undefined : roles[row])
  const strong = (name: string): ReactNode => <b>{name}</b>
  const after = (words: string, name: string | undefined) =>
    name !== undefined && (
      <>
        {words}
        {strong(name)}
      </>
    )
  return (
    <p className={styles.sentence}>
      {sentence.each}
      {strong(nameOf(rowRole(want)) ?? sentence.row)}
      {isRow}
      {holding}
      {want.shape === 'features'
        ? strong(want.target)
        : layout === 'wide'
          ? sentence.wideItems
          : strong(roles.item ?? sentence.list)}
      {after(beside, number)}
      {after(sentence.times, want.shape === 'priced' && want.perUnit ? roles.quantity : undefined)}
      {after(sentence.perGroup, roles.group)}
      {sentence.end}
    </p>
  )
}

/** Without a value column every line of an item counts as 1, which goes without saying. */
function worths(items: readonly string[], values: readonly number[], valued: boolean): string[] {
  const digits = values.every(Number.isInteger) ? 0 : 2
  return items.map((item, i) => {
    const value = values[i] as number
    return valued || value !== 1 ? words.worth(item, formatNumber(value, digits)) : item
  })
}

interface PreviewProps {
  rows: readonly BasketPreview[]
  shape: ShapeWords
  /** Whether a column holds the values. */
  valued: boolean
}

function Preview({ rows, shape, valued }: PreviewProps) {
  return (
    <ul className={styles.baskets}>
      {rows.map(({ group, basket, items, times, values }) => {
        const shown = items.slice(0, SHOWN_ITEMS)
        return (
          <li key={`${group} ${basket}`}>
            <p>
              <b>{basket}</b>
              {group !== null && <span>{formatGroup(group)}</span>}
              <span>{words.entryCount(items.length, shape)}</span>
            </p>
            <ItemChips items={values ? worths(shown, values, valued) : shown} wrap />
            {items.length > SHOWN_ITEMS && (
              <span className={styles.more}>{words.moreItems(items.length - SHOWN_ITEMS)}</span>
            )}
            {times && <span className={styles.more}>{words.fromTo(times[0]!, times.at(-1)!)}</span>}
          </li>
        )
      })}
    </ul>
  )
}

function Memory({ estimate }: { estimate: MemoryEstimate }) {
  const need = estimate.tableBytes + estimate.kernelBytes
  const text = words.memory(formatBytes(need), formatBytes(estimate.limitBytes))
  const share = Math.min(1, need / Math.max(1, estimate.limitBytes))
  return (
    <section className={styles.memory}>
      <p>
        {words.readRows(formatCount(estimate.rows))}. {text}
      </p>
      <div className={styles.meter} data-full={estimate.fits ? undefined : ''} aria-hidden="true">
        <i style={{ width: `${share * 100}%` }} />
      </div>
      {!estimate.fits && (
        <Notice tone="warn">
          <strong>{words.tooLarge}</strong>
          <ul>
            {estimate.advice.map((way) => (
              <li key={way.says}>{said(way)}</li>
            ))}
          </ul>
        </Notice>
      )}
    </section>
  )
}
