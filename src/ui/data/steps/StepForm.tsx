import { useId, useState } from 'react'
import { wholeStepSchema } from '../../../preparation/all-steps'
import { functionNames } from '../../../preparation/expression/functions'
import type { Filter } from '../../../preparation/filter'
import type { Step } from '../../../preparation/steps'
import { ROLES, type Role } from '../../../recipe/schema'
import type { ColumnProfile } from '../../../workers/protocol/files'
import { Button } from '../../base/components/Button'
import { ToggleChip } from '../../base/components/Chip'
import { Notice } from '../../base/components/Notice'
import { NumberField } from '../../base/components/NumberField'
import { Select } from '../../base/components/Select'
import { TextField } from '../../base/components/TextField'
import { formatList } from '../../base/format'
import { roleWords } from '../../base/role-words'
import { Conditions } from './Conditions'
import { Figures, type FigureValue } from './Figures'
import styles from './Steps.module.css'
import { type Draft, type Field, stepForms } from './step-forms'
import { stepWords as words } from './step-words'

const NOTHING = '\u0000'

interface FormProps {
  draft: Draft
  /** Those the table has before the step. */
  columns: readonly ColumnProfile[]
  /** Other tables. */
  tables: readonly string[]
  onSave(step: Step, role?: Role): void
  onCancel(): void
}

const isEmpty = (value: unknown) =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** What was filled in, as a step; undefined where something is missing. */
function finished(draft: Draft): Step | undefined {
  const said = Object.fromEntries(Object.entries(draft).filter(([, value]) => !isEmpty(value)))
  const result = wholeStepSchema.safeParse(said)
  return result.success ? (result.data as Step) : undefined
}

export function StepForm({ draft: given, columns, tables, onSave, onCancel }: FormProps) {
  const [draft, setDraft] = useState(given)
  const [role, setRole] = useState<string>(NOTHING)
  const [wanting, setWanting] = useState(false)
  if (draft.step === 'join' || draft.step === 'expand') return null
  const form = stepForms[draft.step]
  const fields = form.fields.filter(({ when }) => when?.(draft) ?? true)
  const save = () => {
    const step = finished(draft)
    if (step) onSave(step, role === NOTHING ? undefined : (role as Role))
    else setWanting(true)
  }
  return (
    <form
      className={styles.form}
      aria-label={words.names[draft.step]}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <h3>{words.names[draft.step]}</h3>
      {fields.map((field) => (
        <StepField
          key={field.part}
          field={field}
          value={draft[field.part]}
          columns={columns}
          tables={tables}
          onChange={(value) => setDraft({ ...draft, [field.part]: value })}
        />
      ))}
      {form.puts && (
        <Select
          label={words.fields.use}
          value={role}
          options={[
            { id: NOTHING, label: words.fields.noUse },
            ...ROLES.map((id) => ({ id: id as string, label: roleWords[id].label })),
          ]}
          onChange={setRole}
        />
      )}
      {wanting && !finished(draft) && <Notice tone="warn">{words.checkFields}</Notice>}
      <div className={styles.actions}>
        <Button kind="primary" type="submit">
          {words.save}
        </Button>
        <Button kind="quiet" onPress={onCancel}>
          {words.cancel}
        </Button>
      </div>
    </form>
  )
}

interface FieldProps {
  field: Field
  value: unknown
  columns: readonly ColumnProfile[]
  tables: readonly string[]
  onChange(value: unknown): void
}

function StepField({ field, value, columns, tables, onChange }: FieldProps) {
  const label = field.label()
  const offered = columns.filter(({ type }) => type !== 'list' && (field.types?.includes(type) ?? true))
  switch (field.as) {
    case 'column':
      return (
        <Select
          label={label}
          value={typeof value === 'string' ? value : null}
          placeholder={words.fields.choose}
          options={offered.map(({ name }) => ({ id: name, label: name }))}
          onChange={onChange}
        />
      )
    case 'table':
      return (
        <Select
          label={label}
          value={typeof value === 'string' ? value : null}
          placeholder={words.fields.choose}
          options={tables.map((id) => ({ id, label: id }))}
          onChange={onChange}
        />
      )
    case 'choice':
      return (
        <Select
          label={label}
          value={String(value ?? field.unsaid)}
          options={Object.entries(field.choices?.() ?? {}).map(([id, name]) => ({ id, label: name }))}
          onChange={(id) => onChange(id === field.unsaid ? undefined : id)}
        />
      )
    case 'number':
      return <NumberField label={label} value={typeof value === 'number' ? value : null} min={0} onChange={onChange} />
    case 'text':
      return <TextField label={label} value={String(value ?? '')} onChange={onChange} />
    case 'columns':
    case 'tables': {
      const names = field.as === 'tables' ? tables : offered.map(({ name }) => name)
      return <Several label={label} names={names} chosen={(value ?? []) as string[]} onChange={onChange} />
    }
    case 'conditions':
      return <Conditions columns={columns} where={(value ?? []) as Filter[]} onChange={onChange} />
    case 'figures':
      return <Figures label={label} columns={columns} values={(value ?? []) as FigureValue[]} onChange={onChange} />
    case 'expression':
    case 'cell':
    case 'query':
      return <LongText field={field} label={label} value={String(value ?? '')} tables={tables} onChange={onChange} />
  }
}

function Several({
  label,
  names,
  chosen,
  onChange,
}: {
  label: string
  names: readonly string[]
  chosen: readonly string[]
  onChange(chosen: string[]): void
}) {
  if (names.length === 0) return null
  return (
    <fieldset className={styles.several}>
      <legend>{label}</legend>
      <div>
        {names.map((name) => (
          <ToggleChip
            key={name}
            selected={chosen.includes(name)}
            onChange={(on) => onChange(names.filter((each) => (each === name ? on : chosen.includes(each))))}
          >
            {name}
          </ToggleChip>
        ))}
      </div>
    </fieldset>
  )
}

function LongText({
  field,
  label,
  value,
  tables,
  onChange,
}: {
  field: Field
  label: string
  value: string
  tables: readonly string[]
  onChange(value: string): void
}) {
  const id = useId()
  const isQuery = field.as === 'query'
  return (
    <div className={styles.long}>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        aria-describedby={`${id}-hint`}
        spellCheck={false}
        rows={isQuery ? 6 : 2}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
      <p id={`${id}-hint`}>
        {isQuery
          ? words.fields.queryHint(formatList(['lines', ...tables]))
          : field.as === 'cell'
            ? words.fields.sqlHint
            : words.fields.expressionHint}
      </p>
      {field.as === 'expression' && (
        <details>
          <summary>{words.fields.functions}</summary>
          <p>{functionNames.join(', ')}</p>
        </details>
      )}
    </div>
  )
}
