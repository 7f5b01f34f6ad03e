import { useQuery } from '@tanstack/react-query'
import { Columns3 } from 'lucide-react'
import { useId, useState } from 'react'
import type { RecipeData } from '../../../recipe/schema'
import type { PriceAnswer, PriceQuestion } from '../../../workers/utility/types'
import { Button } from '../../base/components/Button'
import { classNames } from '../../base/components/class-names'
import { ErrorNotice } from '../../base/components/ErrorNotice'
import { NumberField } from '../../base/components/NumberField'
import { Segmented } from '../../base/components/Segmented'
import { Slider } from '../../base/components/Slider'
import { formatCount, formatPercent } from '../../base/format'
import type { Money } from '../../base/money'
import { moneyTold } from '../../base/money-told'
import { Sentence } from '../../base/Sentence'
import { DetailTable } from '../../parts/results/detail/DetailTable'
import blocks from '../../parts/results/detail/detail.module.css'
import { upliftOf } from '../price-figures'
import { useBundleQueries } from '../use-bundles'
import { useCompared } from '../use-compared'
import { utilityWords as words } from '../words'
import styles from './detail.module.css'
import { priceSentence } from './price-sentence'

type Way = 'percent' | 'amount'

const FIRST_PERCENT = 10

interface PriceProps {
  jobId: string
  index: number
  perReceipt: number
  roles: RecipeData['roles']
  money: Money
}

/** A discount tried on the receipts there are: what it gives away, and what must come of it. */
export function Price(props: PriceProps) {
  const { perReceipt, money } = props
  const title = useId()
  if (!(perReceipt > 0)) {
    return (
      <section className={blocks.block} aria-labelledby={title}>
        <h3 id={title}>{words.price.title}</h3>
        <Sentence parts={words.price.losing(money.mean(-perReceipt))} />
      </section>
    )
  }
  return <Simulator {...props} />
}

function Simulator({ jobId, index, perReceipt, roles, money }: PriceProps) {
  const title = useId()
  const [way, setWay] = useState<Way>('percent')
  const [asked, setAsked] = useState<PriceQuestion>({ percent: FIRST_PERCENT })
  const [expected, setExpected] = useState<number | null>(null)
  const compared = useCompared()
  const { data, error } = useQuery(useBundleQueries().price(jobId, index, asked))
  const { paid: priced, sentence } = moneyTold(roles)
  const base = data?.paid != null ? data.paid / data.count : perReceipt
  const step = 10 ** -money.decimals
  const rounded = (amount: number) => Number((Math.round(amount / step) * step).toFixed(money.decimals))
  const percent = 'percent' in asked ? asked.percent : (100 * asked.discount) / base
  const discount = 'percent' in asked ? (base * asked.percent) / 100 : asked.discount
  const setPercent = (next: number) => setAsked({ percent: next })
  const said = words.price.said(money.mean(discount), formatPercent(percent / 100), priced)
  return (
    <section className={blocks.block} aria-labelledby={title}>
      <h3 id={title}>{words.price.title}</h3>
      <div className={styles.discount}>
        <Segmented<Way>
          label={words.price.as}
          hideLabel
          value={way}
          options={[
            { id: 'percent', label: words.price.percent },
            { id: 'amount', label: words.price.amount },
          ]}
          onChange={setWay}
        />
        {way === 'percent' ? (
          <NumberField
            label={words.price.percentMeans(priced)}
            hideLabel
            value={Number(percent.toFixed(1))}
            min={0}
            max={100}
            step={0.1}
            format={{ maximumFractionDigits: 1 }}
            onChange={(value) => value !== null && setPercent(value)}
          />
        ) : (
          <NumberField
            label={words.price.discount}
            hideLabel
            value={rounded(discount)}
            min={0}
            format={money.format}
            onChange={(value) => value !== null && setAsked({ discount: rounded(value) })}
          />
        )}
      </div>
      <Slider
        label={words.price.discount}
        value={Math.min(100, Math.round(percent))}
        min={0}
        max={100}
        step={1}
        onChange={setPercent}
        onCommit={setPercent}
        valueText={said}
        lessLabel={words.price.less}
        moreLabel={words.price.more}
      />
      <p className={blocks.note}>{said}</p>
      {error && <ErrorNotice error={error} />}
      <div aria-live="polite">{data && <Sentence parts={priceSentence(data, money)} />}</div>
      {data && discount > 0 && (
        <>
          <div className={styles.expected}>
            <NumberField
              label={words.price.expected}
              value={expected}
              min={0}
              step={1}
              format={{ maximumFractionDigits: 1 }}
              onChange={setExpected}
            />
          </div>
          {expected !== null && <Expected answer={data} percent={expected} money={money} />}
        </>
      )}
      {data && discount > 0 && data.almost.some(({ receipts }) => receipts > 0) && (
        <Almost answer={data} money={money} />
      )}
      <p className={blocks.note}>
        <span>
          {priced && words.price.priced(money.mean(base))} {sentence}
        </span>
      </p>
      <Button size="small" icon={<Columns3 aria-hidden="true" />} onPress={() => compared.show(index, percent)}>
        {words.price.compare}
      </Button>
    </section>
  )
}

function Expected({ answer, percent, money }: { answer: PriceAnswer; percent: number; money: Money }) {
  const { earns, difference } = upliftOf(answer, percent)
  const more = difference >= 0
  return (
    <Sentence
      parts={words.price.uplift(
        formatPercent(percent / 100),
        money.about(earns),
        more,
        money.about(Math.abs(difference)),
      )}
    />
  )
}

/** Receipts that lack one item, and whether enough of them are there to be won. */
function Almost({ answer, money }: { answer: PriceAnswer; money: Money }) {
  return (
    <>
      <DetailTable
        head={[words.price.lacks, words.price.receipts, words.price.gain, words.price.share]}
        caption={words.price.almost}
        className={styles.table}
      >
        {answer.almost.map(({ missing, receipts, gain, needed }) => (
          <tr key={missing}>
            <th scope="row" title={missing}>
              {missing}
            </th>
            <td>{formatCount(receipts)}</td>
            <td className={classNames(gain < 0 && styles.loss)}>{money.mean(gain)}</td>
            <td className={classNames((needed === null || needed > receipts) && styles.quiet)}>
              {words.price.neededOf(needed, receipts)}
            </td>
          </tr>
        ))}
      </DetailTable>
      <p className={blocks.note}>{words.price.note}</p>
    </>
  )
}
