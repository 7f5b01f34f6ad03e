import { useQuery } from '@tanstack/react-query'
import { Copy } from 'lucide-react'
import { useRef } from 'react'
import type { Job } from '../../../workers/protocol/jobs'
import type { FoldIn } from '../../../workers/recommend/types'
import { Button } from '../../base/components/Button'
import { classNames } from '../../base/components/class-names'
import { copyText } from '../../base/components/copy-text'
import { ErrorNotice } from '../../base/components/ErrorNotice'
import { groupWord } from '../../base/group-word'
import { Loading } from '../../base/Loading'
import { Sentence } from '../../base/Sentence'
import { Suggestions } from '../detail/Suggestions'
import { ModelSelect } from '../ModelSelect'
import { useModel } from '../use-model'
import { useOpenItem } from '../use-open-item'
import { useRecommendationQueries } from '../use-recommendations'
import { adviceText } from './advice-text'
import { BasketChips } from './BasketChips'
import { BasketInput } from './BasketInput'
import styles from './basket.module.css'
import { UnknownItems } from './UnknownItems'
import { type Basket, useBasket } from './use-basket'
import { basketWords as words } from './words'

/** What somebody would be recommended who has these items: typed or pasted, answered at once. */
export default function TryBasket({ job }: { job: Job }) {
  const basket = useBasket()
  const chosen = useModel(job, basket.group)
  const { model, grouped } = chosen
  const { analysis, data: asked } = job.recipe
  const query = {
    items: basket.items.map(({ item, amount = 1 }) => ({
      label: item,
      value: asked.roles.value === undefined ? 1 : amount,
    })),
    group: model?.group ?? null,
    k: analysis.kind === 'recommend' ? analysis.k : 0,
  }
  const { data, error, isPlaceholderData } = useQuery({
    ...useRecommendationQueries().foldIn(job.jobId, query),
    enabled: model !== undefined,
  })
  const box = useRef<HTMLDivElement>(null)
  const remove = (items: readonly string[]) => {
    basket.remove(items)
    // The focus was on what goes.
    box.current?.querySelector('input')?.focus()
  }
  const read = new Map(data?.items.map((each) => [each.label, each]))
  const unknown = data?.items.filter(({ item, label }) => item === null && basket.items.some((b) => b.item === label))
  if (chosen.error) return <ErrorNotice error={chosen.error} />
  if (!model) return <Loading />
  return (
    <div className={styles.page}>
      <div ref={box} className={styles.basket}>
        <ModelSelect
          label={words.model(groupWord(job.result?.groupColumn ?? null))}
          chosen={chosen}
          onChoose={basket.setGroup}
        />
        <BasketInput
          jobId={job.jobId}
          group={model.group}
          taken={new Set(basket.items.map(({ item }) => read.get(item)?.item ?? item))}
          onAdd={basket.add}
          onRemoveLast={() => basket.remove(basket.items.slice(-1).map(({ item }) => item))}
        />
        <BasketChips
          items={basket.items}
          read={read}
          weighed={asked.roles.value !== undefined}
          onAmount={basket.setAmount}
          onRemove={(item) => remove([item])}
        />
        {basket.items.length > 0 && (
          <div className={styles.buttons}>
            <Button kind="quiet" size="small" onPress={() => remove(basket.items.map(({ item }) => item))}>
              {words.empty}
            </Button>
          </div>
        )}
        {unknown && unknown.length > 0 && <UnknownItems unknown={unknown} onTake={basket.replace} onRemove={remove} />}
        <p className={styles.hint}>
          {asked.roles.value === undefined ? words.hintPlain : `${words.hint} ${words.amounts(asked.roles.value)}`}
        </p>
      </div>
      <div className={classNames(styles.answer, isPlaceholderData && styles.stale)} aria-busy={isPlaceholderData}>
        {error && <ErrorNotice error={error} />}
        {data && <Answer basket={basket} found={data} job={job} group={grouped ? model.group : undefined} />}
      </div>
    </div>
  )
}

function Answer({
  basket,
  found,
  job,
  group,
}: {
  basket: Basket
  found: FoldIn
  job: Job
  group: string | null | undefined
}) {
  const openItem = useOpenItem()
  const { source, suggestions, items } = found
  const { analysis } = job.recipe
  const [first] = suggestions
  return (
    <>
      <Sentence
        parts={words.sentence({
          group,
          typed: items.length,
          known: new Set(items.flatMap(({ item }) => item ?? [])).size,
          personal: source === 'personal',
          fallback: analysis.kind === 'recommend' ? analysis.fallback : 'popular',
          first: first && { item: first.item, why: first.why.map(({ item }) => item) },
        })}
      />
      {suggestions.length > 0 && (
        <>
          <Suggestions
            suggestions={suggestions}
            source={source}
            method={found.method}
            onItem={(item) => openItem(item, group ?? null)}
            onAdd={(item) => basket.add([{ item }])}
            focus={null}
          />
          <div className={styles.buttons}>
            <Button
              size="small"
              icon={<Copy aria-hidden="true" />}
              onPress={() => void copyText(adviceText(basket.items, found), words.copied)}
            >
              {words.copy}
            </Button>
          </div>
        </>
      )}
    </>
  )
}
