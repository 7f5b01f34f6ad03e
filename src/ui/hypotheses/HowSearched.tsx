import type { HypothesesParameters } from '../../analyses/hypotheses/definition'
import { Checkbox } from '../base/components/Checkbox'
import { NumberField } from '../base/components/NumberField'
import { Select } from '../base/components/Select'
import { useAnalysis } from '../run/use-analysis'
import { useColumns } from './use-columns'
import { hypothesisWords } from './words'

const words = hypothesisWords.panel
const SHARE: Intl.NumberFormatOptions = { style: 'percent', maximumFractionDigits: 0 }
const METHODS = ['auto', 'exhaustive', 'genetic'] as const
const MADE = ['squares', 'logs', 'bins', 'products'] as const
const NONE = ''

interface Field {
  usual: number
  min: number
  max?: number
  step: number
  format?: Intl.NumberFormatOptions
  label(): string
}

const NUMBERS = {
  confirm: { usual: 0.5, min: 0.1, max: 0.9, step: 0.05, format: SHARE, label: () => words.confirm },
  permutations: { usual: 199, min: 0, max: 10_000, step: 100, label: () => words.shuffles },
  stability: { usual: 100, min: 0, max: 1000, step: 50, label: () => words.stability },
  seed: { usual: 42, min: 0, step: 1, label: () => words.seed },
} satisfies Record<string, Field>
const EVOLUTION = {
  population: { usual: 100, min: 4, max: 1000, step: 10, label: () => words.population },
  generations: { usual: 50, min: 1, max: 1000, step: 10, label: () => words.generations },
  crossover: { usual: 0.7, min: 0, max: 1, step: 0.05, format: SHARE, label: () => words.crossover },
  mutation: { usual: 0.2, min: 0, max: 1, step: 0.05, format: SHARE, label: () => words.mutation },
} satisfies Record<string, Field>
type Numbered = keyof typeof NUMBERS | keyof typeof EVOLUTION

export const searchParameters = [
  'method',
  'strata',
  ...Object.keys(NUMBERS),
  ...Object.keys(EVOLUTION),
  ...MADE,
  'adaptive',
  'localSearch',
  'coverageWeight',
]
export const searchFields = () => [
  words.method,
  words.strata,
  words.confirm,
  words.shuffles,
  words.stability,
  words.seed,
]

/** How sets or subgroups are looked for, and what is done so that chance is not taken for truth. */
export function HowSearched() {
  const [asked, change] = useAnalysis<HypothesesParameters>()
  const columns = useColumns()
  const sets = (asked.language ?? 'sets') === 'sets'
  const numbers = (those: Partial<Record<Numbered, Field>>) =>
    (Object.entries(those) as [Numbered, Field][]).map(([name, { usual, label, ...field }]) => (
      <NumberField
        key={name}
        label={label()}
        value={asked[name] ?? usual}
        onChange={(value) => value !== null && change({ [name]: value })}
        {...field}
      />
    ))
  const flag = (name: (typeof MADE)[number] | 'adaptive' | 'localSearch') => (
    <Checkbox key={name} checked={asked[name] ?? false} onChange={(on) => change({ [name]: on || undefined })}>
      {words[name]}
    </Checkbox>
  )
  return (
    <>
      {sets && (
        <Select
          label={words.method}
          value={asked.method ?? 'auto'}
          options={METHODS.map((id) => ({ id, label: words.methods[id] }))}
          onChange={(method) => change({ method })}
        />
      )}
      <Select
        label={words.strata}
        value={asked.strata ?? NONE}
        options={[{ id: NONE, label: words.noStrata }, ...columns.map(({ name }) => ({ id: name, label: name }))]}
        onChange={(name) => change({ strata: name === NONE ? undefined : name })}
      />
      {numbers(NUMBERS)}
      {sets ? (
        <>
          {MADE.map(flag)}
          {asked.method === 'genetic' && (
            <>
              {numbers(EVOLUTION)}
              {flag('adaptive')}
              {flag('localSearch')}
            </>
          )}
        </>
      ) : (
        <Select
          label={words.coverageWeight}
          value={asked.coverageWeight === 1 ? 'full' : 'half'}
          options={(['half', 'full'] as const).map((id) => ({ id, label: words.weights[id] }))}
          onChange={(weight) => change({ coverageWeight: weight === 'full' ? 1 : 0.5 })}
        />
      )}
    </>
  )
}
