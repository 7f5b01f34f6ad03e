import { useQuery } from '@tanstack/react-query'
import { Copy } from 'lucide-react'
import type { BundleDetail as Detail } from '../../../workers/utility/types'
import { Button } from '../../base/components/Button'
import { classNames } from '../../base/components/class-names'
import { copyText } from '../../base/components/copy-text'
import { ErrorNotice } from '../../base/components/ErrorNotice'
import { groupWord } from '../../base/group-word'
import { Sentence } from '../../base/Sentence'
import { sentenceText } from '../../parts/results/words'
import type { Money } from '../money'
import { useBundleQueries } from '../use-bundles'
import { useMoney } from '../use-money'
import { utilityWords as words } from '../words'
import styles from './detail.module.css'
import { EarningsByGroup } from './EarningsByGroup'
import { Parts } from './Parts'
import { Price } from './Price'
import { Receipts } from './Receipts'
import { bundleSentence } from './sentence'
import { Weeks } from './Weeks'

/** Below so many receipts a sentence should not sound sure. */
const FEW = 5

interface BundleDetailProps {
  jobId: string
  index: number
  /** Whether a row of the result is about one group. */
  perGroup: boolean
  /** The group column of the data, which a run over everything has as well. */
  groupName: string | null
}

/** What a bundle earns, where, when and with whom, and what a price cut would have to bring. */
export function BundleDetail(props: BundleDetailProps) {
  const { jobId, index } = props
  const { data, error, isPlaceholderData, refetch } = useQuery(useBundleQueries().bundle(jobId, index))
  const money = useMoney(jobId)
  if (error) {
    return <ErrorNotice error={error} action={<Button onPress={() => void refetch()}>{words.detail.retry}</Button>} />
  }
  if (!data) return <div className={styles.waiting} aria-busy="true" />
  return (
    <div className={classNames(styles.detail, isPlaceholderData && styles.stale)} aria-busy={isPlaceholderData}>
      <Body {...props} detail={data} money={money} />
    </div>
  )
}

function Body({ jobId, perGroup, groupName, detail, money }: BundleDetailProps & { detail: Detail; money: Money }) {
  const { index, own, items, groups, weeks, parts } = detail
  const sentence = bundleSentence(detail, perGroup, money)
  return (
    <>
      <div>
        <Sentence parts={sentence} />
        {own.count < FEW && <p className={styles.note}>{words.detail.few}</p>}
      </div>
      <div className={styles.tools}>
        <Button
          kind="quiet"
          size="small"
          icon={<Copy aria-hidden="true" />}
          onPress={() => void copyText(sentenceText(sentence), words.detail.copied)}
        >
          {words.detail.copy}
        </Button>
      </div>
      {items.length > 1 && <Parts parts={parts} count={own.count} money={money} />}
      <Price key={`price ${index}`} jobId={jobId} index={index} perReceipt={own.perReceipt} money={money} />
      {groups.length > 1 && (
        <EarningsByGroup
          key={`groups ${index}`}
          overall={detail.overall}
          groups={groups}
          current={perGroup ? detail.group : undefined}
          word={groupWord(groupName)}
          money={money}
        />
      )}
      {weeks.length > 1 && <Weeks weeks={weeks} money={money} />}
      <Receipts
        key={`receipts ${index}`}
        jobId={jobId}
        index={index}
        money={money}
        grouped={groupName !== null && !perGroup}
      />
    </>
  )
}
