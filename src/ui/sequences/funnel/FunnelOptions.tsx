import { ChevronDown } from 'lucide-react'
import type { Job } from '../../../workers/protocol/jobs'
import { ActionChip } from '../../base/components/Chip'
import { DurationField } from '../../base/components/DurationField'
import { NumberField } from '../../base/components/NumberField'
import { Popover } from '../../base/components/Popover'
import { formatCount } from '../../base/format'
import { groupWord } from '../../base/group-word'
import { runWords } from '../../run/words'
import { GroupSelect } from '../GroupSelect'
import { goesByVisits } from '../path'
import styles from '../sequences.module.css'
import type { TimeScale } from '../times'
import { useGroups } from '../use-journeys'
import { sequenceWords } from '../words'
import own from './funnel.module.css'
import type { useFunnel } from './use-funnel'

const words = sequenceWords.funnel

/** What a match is held to, and whose journeys are looked at. */
export function FunnelOptions({
  job,
  funnel,
  scale,
}: {
  job: Job
  funnel: ReturnType<typeof useFunnel>
  scale: TimeScale
}) {
  const { look, change } = funnel
  const groups = useGroups(job.jobId)
  const byVisits = goesByVisits(job)
  const set = [look.maxGapSteps, look.maxGapTime, look.minGapSteps, look.minGapTime, look.maxSpan].filter(
    (limit) => limit !== undefined,
  ).length
  return (
    <div className={own.options}>
      <Popover
        label={words.limits}
        trigger={
          <ActionChip active={set > 0} value={set > 0 ? formatCount(set) : words.limitsNone}>
            {words.limits}
            <ChevronDown className={styles.caret} aria-hidden="true" />
          </ActionChip>
        }
      >
        <div className={own.limits}>
          <NumberField
            label={byVisits ? sequenceWords.panel.gapVisits : sequenceWords.panel.gapSteps}
            value={look.maxGapSteps ?? null}
            min={1}
            step={1}
            placeholder={runWords.upTo}
            onChange={(value) => change({ maxGapSteps: value ?? undefined })}
          />
          <NumberField
            label={byVisits ? sequenceWords.panel.leastVisits : sequenceWords.panel.leastSteps}
            value={look.minGapSteps ?? null}
            min={1}
            step={1}
            placeholder={sequenceWords.panel.none}
            onChange={(value) => change({ minGapSteps: value ?? undefined })}
          />
          {scale !== 'none' && (
            <>
              <DurationField
                label={sequenceWords.panel.gapTime}
                value={look.maxGapTime ?? null}
                placeholder={runWords.upTo}
                onChange={(value) => change({ maxGapTime: value ?? undefined })}
              />
              <DurationField
                label={sequenceWords.panel.leastTime}
                value={look.minGapTime ?? null}
                placeholder={sequenceWords.panel.none}
                onChange={(value) => change({ minGapTime: value ?? undefined })}
              />
              <DurationField
                label={words.within}
                value={funnel.within.time}
                placeholder={sequenceWords.flow.never}
                onChange={(value) => change({ within: value ?? 0 })}
              />
              <DurationField
                label={sequenceWords.panel.span}
                value={look.maxSpan ?? null}
                placeholder={runWords.upTo}
                onChange={(value) => change({ maxSpan: value ?? undefined })}
              />
            </>
          )}
        </div>
      </Popover>
      {job.result?.groupColumn != null && groups.length > 1 && (
        <GroupSelect
          word={groupWord(job.result.groupColumn)}
          groups={groups}
          chosen={look.groups ?? []}
          onChange={(next) => change({ groups: next.length > 0 ? next : undefined })}
        />
      )}
    </div>
  )
}
