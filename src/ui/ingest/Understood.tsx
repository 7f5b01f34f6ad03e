import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { BasketPreview, MemoryEstimate, SourceInfo } from '../../workers/protocol'
import { run } from '../commands/actions/run'
import { showKeys } from '../commands/keys'
import { runCommand, useCommandContext } from '../commands/use-commands'
import { Button } from '../components/Button'
import { ErrorNotice } from '../components/ErrorNotice'
import { formatBytes, formatCount, formatGroup } from '../components/format'
import { ItemChips } from '../components/ItemChips'
import { Notice } from '../components/Notice'
import { missingRoles } from '../run/missing-roles'
import { useEngine } from '../state/engine-context'
import { useTable } from '../state/use-table'
import { useTableRequest } from '../state/use-table-request'
import { useWorkspace } from '../state/workspace'
import { ingest as words } from '../words/ingest'
import styles from './Understood.module.css'

const SHOWN_ITEMS = 8

/** The mapping said back: a sentence, three baskets, what it will cost, and the way on. */
export function Understood({ source }: { source: SourceInfo }) {
  const engine = useEngine()
  const context = useCommandContext()
  const recipe = useWorkspace((w) => w.recipe)
  const request = useTableRequest()
  const table = useTable()
  const ready = missingRoles(recipe).length === 0
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
      <Sentence />
      {ready && (
        <>
          <section>
            <h3>{words.preview}</h3>
            {preview.error ? <ErrorNotice error={preview.error} /> : <Baskets baskets={preview.data ?? []} />}
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
              {words.goRules}
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

function Sentence() {
  const { roles, layout } = useWorkspace((w) => w.recipe.data)
  const { sentence } = words
  if (layout === 'long' && (roles.basket === undefined || roles.item === undefined)) {
    return <p className={styles.sentence}>{sentence.missing}</p>
  }
  const strong = (name: string): ReactNode => <b>{name}</b>
  return (
    <p className={styles.sentence}>
      {sentence.each}
      {strong(roles.basket ?? sentence.row)}
      {sentence.isBasket}
      {sentence.holding}
      {layout === 'wide' ? sentence.wideItems : strong(roles.item ?? sentence.list)}
      {roles.group !== undefined && (
        <>
          {sentence.perGroup}
          {strong(roles.group)}
        </>
      )}
      {sentence.end}
    </p>
  )
}

function Baskets({ baskets }: { baskets: readonly BasketPreview[] }) {
  return (
    <ul className={styles.baskets}>
      {baskets.map(({ group, basket, items }) => (
        <li key={`${group} ${basket}`}>
          <p>
            <b>{basket}</b>
            {group !== null && <span>{formatGroup(group)}</span>}
            <span>{words.itemCount(items.length)}</span>
          </p>
          <ItemChips items={items.slice(0, SHOWN_ITEMS)} wrap />
          {items.length > SHOWN_ITEMS && (
            <span className={styles.more}>{words.moreItems(items.length - SHOWN_ITEMS)}</span>
          )}
        </li>
      ))}
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
            {estimate.advice.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Notice>
      )}
    </section>
  )
}
