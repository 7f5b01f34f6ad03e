import { Plus, X } from 'lucide-react'
import type { AggregateStep } from '../../../preparation/steps/aggregate'
import { TAKES } from '../../../preparation/steps/aggregate'
import type { ColumnProfile } from '../../../workers/protocol/files'
import { Button } from '../../base/components/Button'
import { IconButton } from '../../base/components/IconButton'
import { NumberField } from '../../base/components/NumberField'
import { Select } from '../../base/components/Select'
import { TextField } from '../../base/components/TextField'
import styles from './Steps.module.css'
import { stepWords as words } from './step-words'

export type FigureValue = AggregateStep['values'][number]

/** What the lines of one entity come to: a figure each. */
export function Figures({
  label,
  columns,
  values,
  onChange,
}: {
  label: string
  columns: readonly ColumnProfile[]
  values: readonly FigureValue[]
  onChange(values: FigureValue[]): void
}) {
  const put = (at: number, part: Partial<FigureValue>) =>
    onChange(values.map((value, place) => (place === at ? { ...value, ...part } : value)))
  const free = () => {
    const taken = values.map(({ as }) => as)
    let name = 'lines'
    for (let more = 2; taken.includes(name); more++) name = `lines ${more}`
    return name
  }
  return (
    <fieldset className={styles.figures}>
      <legend>{label}</legend>
      {values.map((value, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: figures may be equal; their place is their name.
        <div key={at}>
          <Select
            label={label}
            hideLabel
            value={value.take}
            options={TAKES.map((id) => ({ id, label: words.take[id] }))}
            onChange={(take) => put(at, { take })}
          />
          <Select
            label={words.fields.ofColumn}
            hideLabel
            value={value.of ?? null}
            placeholder={words.fields.ofColumn}
            options={columns.filter(({ type }) => type !== 'list').map(({ name }) => ({ id: name, label: name }))}
            onChange={(of) => put(at, { of })}
          />
          <TextField label={words.fields.as} hideLabel value={value.as} onChange={(as) => put(at, { as })} />
          <NumberField
            label={words.fields.days}
            hideLabel
            placeholder={words.fields.days}
            min={1}
            value={value.days ?? null}
            onChange={(days) => {
              const { days: _, ...rest } = value
              onChange(
                values.map((other, place) => (place === at ? { ...rest, ...(days === null ? {} : { days }) } : other)),
              )
            }}
          />
          <IconButton
            label={words.fields.removeValue}
            onPress={() => onChange(values.filter((_, place) => place !== at))}
          >
            <X aria-hidden="true" />
          </IconButton>
        </div>
      ))}
      <Button
        kind="quiet"
        icon={<Plus aria-hidden="true" />}
        onPress={() => onChange([...values, { as: free(), take: 'count' }])}
      >
        {words.fields.addValue}
      </Button>
    </fieldset>
  )
}
