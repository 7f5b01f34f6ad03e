import { computedLines, guessMoney, type ValueMeaning } from '../../recipe/guess-money'
import type { SourceInfo } from '../../workers/protocol/files'
import { Segmented } from '../base/components/Segmented'
import { Select } from '../base/components/Select'
import { CURRENCIES, currencyIn } from '../base/currency'
import { formatCount, numberFormat } from '../base/format'
import { moneyTold } from '../base/money-told'
import { useMapping } from '../parts/open/use-mapping'
import { useWorkspace } from '../state/workspace'
import styles from './MoneyMeaning.module.css'
import { ingest as words } from './words'

const NO_CURRENCY = '\u0000'

/** What the value column says: three lines worked out before the eyes, and the currency. */
export function MoneyMeaning({ source }: { source: SourceInfo }) {
  const { data, change } = useMapping()
  const chosen = useWorkspace((w) => w.meaning)
  const mean = useWorkspace((w) => w.mean)
  const { value, quantity } = data.roles
  if (value === undefined) return null
  const guess = guessMoney(source, data.roles)
  const meaning = chosen ?? guess.valueIs
  const currency = data.currency ?? currencyIn(value) ?? NO_CURRENCY
  return (
    <div className={styles.money}>
      {quantity !== undefined && (
        <>
          <Segmented<ValueMeaning>
            label={words.money.meaning(value)}
            value={meaning}
            options={(['unit', 'line'] as const).map((id) => ({ id, label: words.money.is[id] }))}
            onChange={mean}
          />
          <p className={styles.why}>{words.money.why[guess.why]}</p>
          <ul className={styles.lines} aria-label={words.money.lines}>
            {computedLines(source, data.roles, meaning).map((line, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the first lines of a file, in its order.
              <li key={at}>
                {meaning === 'unit'
                  ? words.money.product(formatCount(line.quantity), amount(line.value), amount(line.amount))
                  : words.money.whole(formatCount(line.quantity), amount(line.amount))}
              </li>
            ))}
          </ul>
        </>
      )}
      {quantity !== undefined &&
        (['price', 'cost'] as const).map((role) => {
          const column = data.roles[role]
          const meansOf = `${role}Is` as const
          return (
            column !== undefined && (
              <Segmented<ValueMeaning>
                key={role}
                label={words.money.meaning(column)}
                value={data[meansOf] ?? 'unit'}
                options={(['unit', 'line'] as const).map((id) => ({ id, label: words.money.meansOf[role][id] }))}
                onChange={(id) => change({ [meansOf]: id === 'unit' ? undefined : id })}
              />
            )
          )
        })}
      {(data.roles.price !== undefined || data.roles.cost !== undefined) && (
        <p className={styles.why}>{moneyTold(data.roles).sentence}</p>
      )}
      <Select
        label={words.money.currency}
        value={currency}
        options={[
          { id: NO_CURRENCY, label: words.money.noCurrency },
          ...[...new Set([...(currency === NO_CURRENCY ? [] : [currency]), ...CURRENCIES])].map((id) => ({
            id,
            label: id,
          })),
        ]}
        onChange={(id) => change({ currency: id === NO_CURRENCY ? undefined : id })}
      />
    </div>
  )
}

const amount = (value: number) => numberFormat({ minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value)
