import type { Job } from '../../../workers/protocol/jobs'
import { DurationField } from '../../base/components/DurationField'
import { NumberField } from '../../base/components/NumberField'
import { Segmented } from '../../base/components/Segmented'
import { groupWord } from '../../base/group-word'
import { EventBox } from '../EventBox'
import { GroupSelect } from '../GroupSelect'
import styles from '../sequences.module.css'
import { useEventNames, useGroups } from '../use-journeys'
import { sequenceWords } from '../words'
import type { FlowDirection, ShareOf } from './flow-option'
import { ITEMS, STEPS, type useFlow } from './use-flow'

const words = sequenceWords.flow

export function FlowControls({ job, flow }: { job: Job; flow: ReturnType<typeof useFlow> }) {
  const { settings, change } = flow
  const said = settings.visits ? words.byVisits : words
  const names = useEventNames(job.jobId)
  const groups = useGroups(job.jobId)
  return (
    <>
      <EventBox
        label={words.anchor}
        value={settings.anchor}
        suggestions={names}
        placeholder={said.beginning(settings.direction === 'before')}
        onChange={(anchor) => change({ anchor: anchor ?? undefined })}
      />
      <Segmented<FlowDirection>
        label={words.direction}
        hideLabel
        value={settings.direction}
        options={[
          { id: 'after', label: words.after },
          { id: 'before', label: words.before },
        ]}
        onChange={(direction) => change({ direction: direction === 'after' ? undefined : direction })}
      />
      <div className={styles.small}>
        <NumberField
          label={said.steps}
          value={settings.steps}
          min={STEPS.least}
          max={STEPS.most}
          step={1}
          onChange={(steps) => change({ steps: steps === null || steps === STEPS.usual ? undefined : steps })}
        />
      </div>
      <div className={styles.small}>
        <NumberField
          label={said.items}
          value={settings.items}
          min={ITEMS.least}
          max={ITEMS.most}
          step={1}
          onChange={(items) => change({ items: items === null || items === ITEMS.usual ? undefined : items })}
        />
      </div>
      {settings.visits &&
        settings.direction === 'after' &&
        (settings.within.time ?? settings.within.guess) !== null && (
          <div className={styles.small}>
            <DurationField
              label={words.within}
              value={settings.within.time}
              placeholder={words.never}
              onChange={(time) => change({ within: time ?? 0 })}
            />
          </div>
        )}
      <Segmented<ShareOf>
        label={words.of}
        value={settings.of}
        options={[
          { id: 'first', label: words.ofFirst },
          { id: 'previous', label: words.ofPrevious },
        ]}
        onChange={(of) => change({ of: of === 'first' ? undefined : of })}
      />
      {job.result?.groupColumn != null && groups.length > 1 && (
        <GroupSelect
          word={groupWord(job.result.groupColumn)}
          groups={groups}
          chosen={settings.groups}
          onChange={(next) => change({ groups: next.length > 0 ? next : undefined })}
        />
      )}
    </>
  )
}
