import { Select } from '../base/components/Select'
import { formatGroup } from '../base/format'
import { basketWords as words } from './basket/words'
import type { ChosenModel } from './use-model'

/** Which group's model is asked, where there is one for each. */
export function ModelSelect({
  label,
  hideLabel,
  chosen: { models, model, grouped },
  onChoose,
}: {
  label: string
  hideLabel?: boolean
  chosen: ChosenModel
  onChoose(group: string | null): void
}) {
  if (!grouped || models.length < 2 || !model) return null
  return (
    <Select
      label={label}
      hideLabel={hideLabel ?? false}
      // Groups may be called anything, and one may have no name.
      value={String(models.indexOf(model))}
      options={models.map(({ group, customers }, at) => ({
        id: String(at),
        label: formatGroup(group),
        hint: words.customers(customers),
      }))}
      onChange={(at) => onChoose(models[Number(at)]?.group ?? null)}
    />
  )
}
