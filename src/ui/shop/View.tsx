import { Lightbulb } from 'lucide-react'
import { useMemo, useState } from 'react'
import { SHOP_FACTS } from '../../workers/protocol/shop'
import { Button } from '../base/components/Button'
import { EmptyState } from '../base/components/EmptyState'
import { Notice } from '../base/components/Notice'
import { formatCount } from '../base/format'
import { createMoney } from '../base/money'
import { useOddities } from '../parts/oddities/use-oddities'
import { openFilesCommand } from '../parts/open/open-files'
import { runCommand, useCommandContext } from '../run/commands/use-commands'
import { useEngineState } from '../state/engine-context'
import { READ_AT_ONCE_ROWS } from '../state/use-table'
import { useWorkspace } from '../state/workspace'
import { FactCard } from './FactCard'
import styles from './shop.module.css'
import { shopWords as words } from './words'

/** The first page about the shop: five things worth knowing, each with a way in. */
export default function ShopView() {
  const context = useCommandContext()
  const source = useEngineState((state) => state.source)
  const busy = useEngineState(({ jobs }) => jobs.some(({ state }) => state === 'running' || state === 'queued'))
  const { roles, currency } = useWorkspace((w) => w.recipe.data)
  const go = useWorkspace((w) => w.go)
  const [asked, ask] = useState(false)
  const small = source !== null && source.rows <= READ_AT_ONCE_ROWS
  const { open, filters, looked } = useOddities({ whateverTheSize: small || asked })
  const card = useMemo(
    () => ({ money: createMoney(roles.value ?? null, undefined, currency), groups: roles.group ?? null, filters }),
    [roles, currency, filters],
  )
  if (!source) {
    return (
      <div className={styles.empty}>
        <EmptyState
          level={1}
          title={words.emptyTitle}
          picture={<Lightbulb />}
          action={
            <Button kind="primary" onPress={() => void runCommand(openFilesCommand, context)}>
              {words.open}
            </Button>
          }
        >
          {words.empty}
        </EmptyState>
      </div>
    )
  }
  const lines = open.reduce((sum, oddity) => sum + oddity.lines, 0)
  return (
    <div className={styles.page}>
      <h1>
        {words.title} <span>{words.of(source.name)}</span>
      </h1>
      {lines > 0 && (
        <Notice>
          {words.beware(formatCount(lines))}{' '}
          <Button size="small" onPress={() => go('data')}>
            {words.toData}
          </Button>
        </Notice>
      )}
      {!small && !asked && (
        <Notice>
          {words.tooLarge}{' '}
          <Button size="small" onPress={() => ask(true)}>
            {words.look}
          </Button>
        </Notice>
      )}
      <div className={styles.cards}>
        {SHOP_FACTS.map((name) => (
          <FactCard key={name} name={name} context={card} enabled={!busy && (asked || (small && looked))} />
        ))}
      </div>
    </div>
  )
}
