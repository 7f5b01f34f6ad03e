import { CalendarDays, Timer } from 'lucide-react'
import type { Step } from '../../../preparation/steps'
import type { Role } from '../../../recipe/schema'
import type { SourceInfo } from '../../../workers/protocol/files'
import { Button } from '../../base/components/Button'
import { useWorkspace } from '../../state/workspace'
import styles from './Steps.module.css'
import { stepWords as words } from './step-words'

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

function freeName(wanted: string, { columns }: SourceInfo): string {
  let name = wanted
  for (let more = 2; columns.some((column) => column.name === name); more++) name = `${wanted} ${more}`
  return name
}

/** Where no column says what one purchase is, but customer and time do: a basket of these. */
export function BasketOffer({ source, onAdd }: { source: SourceInfo; onAdd(step: Step, role: [Role, string]): void }) {
  const { basket, customer, time } = useWorkspace((w) => w.recipe.data.roles)
  const type = source.columns.find(({ name }) => name === time)?.type
  const wanting = basket === undefined || basket === customer
  if (!wanting || customer === undefined || time === undefined || type === undefined) return null
  const isTime = type === 'date' || type === 'timestamp'
  const perDay = () => {
    const as = freeName(words.basket.name, source)
    const day = isTime ? `date(${quoted(time)})` : quoted(time)
    onAdd({ step: 'compute', as, expression: `key(${quoted(customer)}, ${day})` }, ['basket', as])
  }
  const perVisit = () => {
    const as = freeName(words.basket.visit, source)
    onAdd({ step: 'session', as, by: customer, time, minutes: 30 }, ['basket', as])
  }
  return (
    <div className={styles.offer}>
      <p>{words.basket.why(customer)}</p>
      <Button icon={<CalendarDays aria-hidden="true" />} onPress={perDay}>
        {words.basket.perDay}
      </Button>
      {type === 'timestamp' && (
        <Button icon={<Timer aria-hidden="true" />} onPress={perVisit}>
          {words.basket.perVisit}
        </Button>
      )}
    </div>
  )
}
