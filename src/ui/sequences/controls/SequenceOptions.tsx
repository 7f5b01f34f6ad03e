import { TARGETS } from '../../../analyses/parameters'
import type { SequencesParameters } from '../../../analyses/sequences/definition'
import { DurationField } from '../../base/components/DurationField'
import { ItemPicker } from '../../base/components/ItemPicker'
import { NumberField } from '../../base/components/NumberField'
import { Select } from '../../base/components/Select'
import { useItemNames } from '../../run/BasketOptions'
import { orNone } from '../../run/or-none'
import { useAnalysis } from '../../run/use-analysis'
import { runWords } from '../../run/words'
import { sequenceWords } from '../words'

const words = sequenceWords.panel

export const sequenceFields = (): string[] => [
  ...[words.first, words.last, words.exclude, words.gapSteps, words.gapVisits, words.leastSteps, words.leastVisits],
  ...[words.gapTime, words.leastTime, words.span, words.minSteps, words.target],
]

/** What paths may be held to: where they begin and end, and how fast they go. */
export function SequenceOptions() {
  const [analysis, change] = useAnalysis<SequencesParameters>()
  const items = useItemNames()
  const byVisits = analysis.visits !== undefined
  return (
    <>
      <ItemPicker
        label={words.first}
        value={[analysis.first ?? []].flat()}
        suggestions={items}
        onChange={(next) => change({ first: orNone(next) })}
      />
      <ItemPicker
        label={words.last}
        value={[analysis.last ?? []].flat()}
        suggestions={items}
        onChange={(next) => change({ last: orNone(next) })}
      />
      <ItemPicker
        label={words.exclude}
        value={analysis.exclude ?? []}
        suggestions={items}
        onChange={(next) => change({ exclude: orNone(next) })}
      />
      <NumberField
        label={byVisits ? words.gapVisits : words.gapSteps}
        value={analysis.maxGapSteps ?? null}
        min={1}
        step={1}
        placeholder={runWords.upTo}
        onChange={(value) => change({ maxGapSteps: value ?? undefined })}
      />
      <NumberField
        label={byVisits ? words.leastVisits : words.leastSteps}
        value={analysis.minGapSteps ?? null}
        min={1}
        step={1}
        placeholder={words.none}
        onChange={(value) => change({ minGapSteps: value ?? undefined })}
      />
      <DurationField
        label={words.gapTime}
        value={analysis.maxGapTime ?? null}
        placeholder={runWords.upTo}
        onChange={(value) => change({ maxGapTime: value ?? undefined })}
      />
      <DurationField
        label={words.leastTime}
        value={analysis.minGapTime ?? null}
        placeholder={words.none}
        onChange={(value) => change({ minGapTime: value ?? undefined })}
      />
      <DurationField
        label={words.span}
        value={analysis.maxSpan ?? null}
        placeholder={runWords.upTo}
        onChange={(value) => change({ maxSpan: value ?? undefined })}
      />
      <NumberField
        label={words.minSteps}
        value={analysis.minSteps ?? null}
        min={1}
        step={1}
        placeholder={words.none}
        onChange={(value) => change({ minSteps: value ?? undefined })}
      />
      <Select
        label={words.target}
        value={analysis.target}
        options={TARGETS.map((id) => ({ id, ...words.targets[id] }))}
        onChange={(target) => change({ target })}
      />
    </>
  )
}
