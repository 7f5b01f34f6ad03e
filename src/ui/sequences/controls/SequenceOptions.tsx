import { TARGETS } from '../../../analyses/parameters'
import type { SequencesParameters } from '../../../analyses/sequences/definition'
import { DurationField } from '../../base/components/DurationField'
import { ItemPicker } from '../../base/components/ItemPicker'
import { NumberField } from '../../base/components/NumberField'
import { Select } from '../../base/components/Select'
import { orNone } from '../../run/or-none'
import { useAnalysis } from '../../run/use-analysis'
import { runWords as words } from '../../run/words'

/** What paths may be held to: where they begin and end, and how fast they go. */
export function SequenceOptions({ analysis, items }: { analysis: SequencesParameters; items: readonly string[] }) {
  const [, change] = useAnalysis()
  const { path } = words
  return (
    <>
      <ItemPicker
        label={path.first}
        value={[analysis.first ?? []].flat()}
        suggestions={items}
        onChange={(next) => change({ first: orNone(next) })}
      />
      <ItemPicker
        label={path.last}
        value={[analysis.last ?? []].flat()}
        suggestions={items}
        onChange={(next) => change({ last: orNone(next) })}
      />
      <ItemPicker
        label={path.exclude}
        value={analysis.exclude ?? []}
        suggestions={items}
        onChange={(next) => change({ exclude: orNone(next) })}
      />
      <NumberField
        label={path.gapSteps}
        value={analysis.maxGapSteps ?? null}
        min={1}
        step={1}
        placeholder={words.upTo}
        onChange={(value) => change({ maxGapSteps: value ?? undefined })}
      />
      <DurationField
        label={path.gapTime}
        value={analysis.maxGapTime ?? null}
        placeholder={words.upTo}
        onChange={(value) => change({ maxGapTime: value ?? undefined })}
      />
      <DurationField
        label={path.span}
        value={analysis.maxSpan ?? null}
        placeholder={words.upTo}
        onChange={(value) => change({ maxSpan: value ?? undefined })}
      />
      <Select
        label={path.target}
        value={analysis.target}
        options={TARGETS.map((id) => ({ id, ...path.targets[id] }))}
        onChange={(target) => change({ target })}
      />
    </>
  )
}
