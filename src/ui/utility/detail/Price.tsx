import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { PriceAnswer } from '../../../workers/utility/types'
import { classNames } from '../../base/components/class-names'
import { ErrorNotice } from '../../base/components/ErrorNotice'
import { NumberField } from '../../base/components/NumberField'
import { Segmented } from '../../base/components/Segmented'
import { Slider } from '../../base/components/Slider'
import { formatCount, formatPercent } from '../../base/format'
import type { Money } from '../../base/money'
import { Sentence } from '../../base/Sentence'
import { DetailTable } from '../../parts/results/detail/DetailTable'
import blocks from '../../parts/results/detail/detail.module.css'
import { useBundleQueries } from '../use-bundles'
import { utilityWords as words } from '../words'
import styles from './detail.module.css'
import { priceSentence } from './price-sentence'

type Way = 'percent' | 'amount'

const FIRST_PERCENT = 10

/** A discount tried on the receipts there are: what it gives away, and what must come of it. */
export function Price({
  jobId,
  index,
  perReceipt,
  money,
}: {
  jobId: string
  index: number
  perReceipt: number
  money: Money
}) {
  const title = useId()
  if (!(perReceipt > 0)) {
    return (
      <section className={blocks.block} aria-labelledby={title}>
        <h3 id={title}>{words.price.title}</h3>
        <Sentence parts={words.price.losing(money.mean(-perReceipt))} />
      </section>
    )
  }
  return <Simulator jobId={jobId} index={index} perReceipt={perReceipt} money={money} />
}

function Simulator({ jobId, index, perReceipt, money }: Parameters<typeof Price>[0]) {
  const title = useId()
  const [way, setWay] = useState<Way>('percent')
  const step = 10 ** -money.decimals
  const rounded = (amount: number) => Number((Math.round(amount / step) * step).toFixed(money.decimals))
  const [discount, setDiscount] = useState(() => rounded((perReceipt * FIRST_PERCENT) / 100))
  const percent = (100 * discount) / perReceipt
  const setPercent = (next: number) => setDiscount(rounded((perReceipt * next) / 100))
  const { data, error } = useQuery(useBundleQueries().price(jobId, index, discount))
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
            label={words.price.percentMeans}
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
            value={discount}
            min={0}
            format={money.format}
            onChange={(value) => value !== null && setDiscount(rounded(value))}
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
        valueText={words.price.said(money.mean(discount), formatPercent(percent / 100))}
        lessLabel={words.price.less}
        moreLabel={words.price.more}
      />
      <p className={blocks.note}>{words.price.said(money.mean(discount), formatPercent(percent / 100))}</p>
      {error && <ErrorNotice error={error} />}
      <div aria-live="polite">{data && <Sentence parts={priceSentence(data, discount, money)} />}</div>
      {data && discount > 0 && data.almost.some(({ receipts }) => receipts > 0) && (
        <Almost answer={data} money={money} />
      )}
    </section>
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
