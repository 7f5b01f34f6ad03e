import { useQuery } from '@tanstack/react-query'
import { ArrowLeft } from 'lucide-react'
import { useId } from 'react'
import type { Neighbours } from '../../../workers/protocol/recommendations'
import { Button } from '../../components/Button'
import { ErrorNotice } from '../../components/ErrorNotice'
import { formatCount } from '../../components/format'
import { formatRatio } from '../../results/format'
import { Sentence } from '../../rules/detail/Sentence'
import { recommendWords as words } from '../../words/recommend'
import { useRecommendationQueries } from '../use-recommendations'
import styles from './detail.module.css'
import { Bar, ItemButton } from './ItemButton'

const MOST = 12

/** An item and what is like it, in the model of the customer it was opened from. */
export function ItemNeighbours({
  jobId,
  index,
  item,
  backTo,
  onItem,
  onBack,
}: {
  jobId: string
  index: number
  item: string
  backTo: string
  onItem(item: string): void
  onBack(): void
}) {
  const queries = useRecommendationQueries()
  const { data: advice } = useQuery(queries.advice(jobId, index))
  const { data, error, isPlaceholderData } = useQuery({
    ...queries.neighbours(jobId, item, advice?.group ?? null, MOST),
    enabled: advice !== undefined,
  })
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape goes back from anywhere inside
    <div
      className={styles.detail}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onBack()
      }}
    >
      <div className={styles.back}>
        <Button kind="quiet" size="small" icon={<ArrowLeft aria-hidden="true" />} onPress={onBack} autoFocus>
          {words.detail.back(backTo)}
        </Button>
      </div>
      {error && <ErrorNotice error={error} />}
      {data && !isPlaceholderData ? (
        <Alike neighbours={data} onItem={onItem} />
      ) : (
        !error && <div className={styles.waiting} aria-busy="true" />
      )}
    </div>
  )
}

function Alike({ neighbours, onItem }: { neighbours: Neighbours; onItem(item: string): void }) {
  const title = useId()
  const { item, customers, items } = neighbours
  return (
    <>
      <Sentence parts={words.detail.neighboursOf(item, customers)} />
      <section className={styles.block} aria-labelledby={title}>
        <h3 id={title}>{words.detail.neighbours}</h3>
        {items.length === 0 ? (
          <p className={styles.note}>{words.detail.none}</p>
        ) : (
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{words.detail.item}</th>
                <td />
                <th scope="col">{words.detail.alike}</th>
                <th scope="col">{words.detail.customers}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((other) => (
                <tr key={other.item}>
                  <th scope="row">
                    <ItemButton item={other.item} onItem={onItem} />
                  </th>
                  <td className={styles.bars}>
                    <Bar share={other.similarity} />
                  </td>
                  <td>{formatRatio(other.similarity)}</td>
                  <td className={styles.quiet}>{formatCount(other.customers)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </>
  )
}
