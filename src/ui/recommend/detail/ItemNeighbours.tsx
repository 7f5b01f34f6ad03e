import { useQuery } from '@tanstack/react-query'
import { ArrowLeft } from 'lucide-react'
import { Button } from '../../base/components/Button'
import { ErrorNotice } from '../../base/components/ErrorNotice'
import { Sentence } from '../../base/Sentence'
import blocks from '../../parts/results/detail/detail.module.css'
import { itemsWords } from '../items/words'
import { useOpenItem } from '../use-open-item'
import { useRecommendationQueries } from '../use-recommendations'
import { recommendWords as words } from '../words'
import { Alike } from './Alike'
import styles from './detail.module.css'

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
  const openItem = useOpenItem()
  const { data: advice } = useQuery(queries.advice(jobId, index))
  const { data, error, isPlaceholderData } = useQuery({
    ...queries.neighbours(jobId, item, advice?.group ?? null, MOST),
    enabled: advice !== undefined,
  })
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape goes back from anywhere inside
    <div
      className={blocks.detail}
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
        <>
          <Sentence parts={words.detail.neighboursOf(item, data.customers)} />
          <Alike title={words.detail.neighbours} items={data.items} onItem={onItem} />
          <div>
            <Button size="small" onPress={() => openItem(item, advice?.group ?? null)}>
              {itemsWords.open}
            </Button>
          </div>
        </>
      ) : (
        !error && <div className={blocks.waiting} aria-busy="true" />
      )}
    </div>
  )
}
