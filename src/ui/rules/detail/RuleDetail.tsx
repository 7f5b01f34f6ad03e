import { useQuery } from '@tanstack/react-query'
import { Copy } from 'lucide-react'
import { useMemo } from 'react'
import type { RuleDetail as Detail } from '../../../workers/rules/types'
import { Button } from '../../base/components/Button'
import { classNames } from '../../base/components/class-names'
import { copyText } from '../../base/components/copy-text'
import { ErrorNotice } from '../../base/components/ErrorNotice'
import { Sentence } from '../../base/Sentence'
import { sentenceText, rulesWords as words } from '../../parts/results/words'
import { ruleFacts } from '../sentence'
import { useRuleQueries } from '../use-rules'
import styles from './detail.module.css'
import { LiftByGroup } from './LiftByGroup'
import { MatchingBaskets } from './MatchingBaskets'
import { Measures } from './Measures'
import { TwoByTwo } from './TwoByTwo'

export interface RuleDetailProps {
  jobId: string
  index: number
  /** The group column of the result, where it has one. */
  group: string | null
  /** The group column of the data, which a run over everything has as well. */
  groupName: string | null
}

/** Why a rule is to be believed, or not. */
export function RuleDetail({ jobId, index, group, groupName }: RuleDetailProps) {
  const { data, error, isPlaceholderData, refetch } = useQuery(useRuleQueries().detail(jobId, index))
  if (error) {
    return <ErrorNotice error={error} action={<Button onPress={() => void refetch()}>{words.detail.retry}</Button>} />
  }
  if (!data) return <div className={styles.waiting} aria-busy="true" />
  return (
    <div className={classNames(styles.detail, isPlaceholderData && styles.stale)} aria-busy={isPlaceholderData}>
      <Body detail={data} jobId={jobId} group={group} groupName={groupName} />
    </div>
  )
}

function Body({ detail, jobId, group, groupName }: { detail: Detail } & Omit<RuleDetailProps, 'index'>) {
  const facts = useMemo(() => ruleFacts(detail, group), [detail, group])
  const parts = words.sentence(facts)
  return (
    <>
      <Sentence parts={parts} />
      <div className={styles.tools}>
        <Button
          kind="quiet"
          size="small"
          icon={<Copy aria-hidden="true" />}
          onPress={() => void copyText(sentenceText(parts), words.detail.copied)}
        >
          {words.detail.copy}
        </Button>
      </div>
      <TwoByTwo detail={detail} facts={facts} />
      {detail.groups.length > 0 && (
        <LiftByGroup
          key={detail.row.index}
          overall={detail.overall}
          groups={detail.groups}
          current={group ? detail.group : undefined}
          word={words.groupColumn(groupName)}
        />
      )}
      <MatchingBaskets
        key={`baskets ${detail.row.index}`}
        jobId={jobId}
        index={detail.row.index}
        items={[...facts.antecedents, ...facts.consequents]}
      />
      <Measures cells={detail.row.cells} />
    </>
  )
}
