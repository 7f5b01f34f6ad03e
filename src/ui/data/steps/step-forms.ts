import type { StepName } from '../../../preparation/steps'
import type { ColumnType } from '../../../workers/protocol/files'
import { stepWords as words } from './step-words'

/** A field of a step's form: which part of the step it fills, and with what. */
export interface Field {
  part: string
  label(): string
  as:
    | 'column'
    | 'columns'
    | 'text'
    | 'expression'
    | 'cell'
    | 'query'
    | 'number'
    | 'choice'
    | 'table'
    | 'tables'
    | 'conditions'
    | 'figures'
  /** Of columns: which may be chosen. */
  types?: readonly ColumnType[]
  choices?(): Readonly<Record<string, string>>
  /** The choice that a step means where it says nothing. */
  unsaid?: string
  optional?: true
  /** Shown only where the step says so. */
  when?(draft: Draft): boolean
}

/** A step on its way: not all that it needs may be there. */
export type Draft = Readonly<Record<string, unknown>> & { step: StepName }

export interface Form {
  fields: readonly Field[]
  first: Omit<Draft, 'step'>
  /** The column it puts in may play a role at once. */
  puts?: true
}

const NUMBERS: readonly ColumnType[] = ['integer', 'number']
const TIMES: readonly ColumnType[] = ['date', 'timestamp']
const of = words.fields

const column = (types?: readonly ColumnType[], part = 'column', label: () => string = () => of.column): Field => ({
  part,
  label,
  as: 'column',
  ...(types ? { types } : {}),
})
const name: Field = { part: 'as', label: () => of.as, as: 'text' }
const choice = (part: string, label: () => string, choices: NonNullable<Field['choices']>): Field => ({
  part,
  label,
  as: 'choice',
  choices,
})

/** The forms of all steps but those that put a table beside the lines, which are made there. A new step is an entry here. */
export const stepForms: Record<Exclude<StepName, 'join' | 'expand'>, Form> = {
  condition: {
    first: { where: [] },
    fields: [{ part: 'where', label: () => words.names.condition, as: 'conditions' }],
  },
  compute: {
    first: { as: '', expression: '' },
    fields: [
      name,
      {
        ...choice(
          'language',
          () => of.language,
          () => words.languages,
        ),
        unsaid: 'own',
      },
      {
        part: 'expression',
        label: () => of.expression,
        as: 'expression',
        when: (draft) => draft['language'] !== 'sql',
      },
      { part: 'expression', label: () => of.expression, as: 'cell', when: (draft) => draft['language'] === 'sql' },
    ],
    puts: true,
  },
  session: {
    first: { as: 'visit', minutes: 30 },
    fields: [
      column(undefined, 'by', () => of.customer),
      column(TIMES, 'time', () => of.time),
      { part: 'minutes', label: () => of.minutes, as: 'number' },
      name,
    ],
    puts: true,
  },
  type: {
    first: { to: 'number' },
    fields: [
      column(),
      choice(
        'to',
        () => of.to,
        () => words.types,
      ),
    ],
  },
  nulls: {
    first: { with: 'median' },
    fields: [
      column(),
      choice(
        'with',
        () => of.with,
        () => words.treatments,
      ),
      { part: 'value', label: () => of.value, as: 'text', when: (draft) => draft['with'] === 'constant' },
    ],
  },
  cap: { first: { factor: 1.5 }, fields: [column(NUMBERS), { part: 'factor', label: () => of.factor, as: 'number' }] },
  dedupe: { first: {}, fields: [{ part: 'by', label: () => of.repeats, as: 'columns', optional: true }] },
  aggregate: {
    first: { by: [], values: [] },
    fields: [
      { part: 'by', label: () => of.by, as: 'columns' },
      { part: 'values', label: () => of.values, as: 'figures' },
      { ...column(TIMES, 'time', () => of.time), optional: true },
    ],
  },
  encode: {
    first: { as: 'onehot' },
    fields: [
      column(),
      choice(
        'as',
        () => of.encodeAs,
        () => words.encodings,
      ),
      { part: 'most', label: () => of.most, as: 'number', optional: true, when: (draft) => draft['as'] === 'onehot' },
    ],
  },
  scale: {
    first: { to: 'standard' },
    fields: [
      column(NUMBERS),
      choice(
        'to',
        () => of.to,
        () => words.scales,
      ),
    ],
  },
  log: {
    first: { by: 'log1p' },
    fields: [
      column(NUMBERS),
      choice(
        'by',
        () => of.to,
        () => words.logs,
      ),
    ],
  },
  union: { first: {}, fields: [{ part: 'source', label: () => of.source, as: 'table' }] },
  drop: { first: { columns: [] }, fields: [{ part: 'columns', label: () => of.columns, as: 'columns' }] },
  rename: { first: { to: '' }, fields: [column(), { part: 'to', label: () => of.newName, as: 'text' }] },
  sql: {
    first: { query: 'SELECT * FROM lines' },
    fields: [
      { part: 'query', label: () => of.query, as: 'query' },
      { part: 'sources', label: () => of.sources, as: 'tables', optional: true },
    ],
  },
}
