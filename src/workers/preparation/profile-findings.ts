import { nameScorer } from '../../recipe/role-names'
import type { ReadOptions } from '../../recipe/schema'
import type { ColumnFigures, SourceFinding, SourceProfile } from '../protocol/profile'
import { numberParser, timeParser } from './convert'
import { figure } from './figures'
import { findingsOf } from './sentences'

/** A share of missing values below this is nobody's concern; above the other the column says little. */
const SOME_MISSING = 0.001
const MOSTLY_MISSING = 0.6
const LONG_TAIL = 3
const TELLING_ROWS = 20
/** What so many lie outside of is no fence. */
const FEW_OUTLIERS = 0.05
/** So many different texts are read to see whether they are numbers or dates. */
const MOST_READ = 2000

const scoresOf = nameScorer()
/** Numbers of customers and receipts are names, of which there is no middle. */
const isKey = (name: string) => {
  const { basket, item, group, customer } = scoresOf(name)
  return Math.max(basket, item, group, customer) >= 0.5
}

type Facts = Omit<SourceProfile, 'findings'>
type Labels = (column: string) => readonly string[]

const percent = (share: number) => figure(Number((100 * share).toPrecision(2)))

function typeFinding({ name, type }: ColumnFigures, labels: readonly string[], read: ReadOptions): SourceFinding[] {
  if (type !== 'text' || labels.length < 2 || isKey(name)) return []
  const seen = labels.slice(0, MOST_READ)
  // Numbers that begin with 0 are names of something.
  const numbers = seen.every((label) => !/^[+-]?0\d/.test(label) && Number.isFinite(numberParser(read)(label)))
  if (numbers)
    return [
      {
        id: `number ${name}`,
        says: findingsOf.numbersAsText({ column: name }),
        step: { step: 'type', column: name, to: 'number' },
      },
    ]
  const times = seen.every((label) => Number.isFinite(timeParser(read)(label)))
  if (!times) return []
  const to = seen.some((label) => label.includes(':')) ? 'timestamp' : 'date'
  return [
    { id: `date ${name}`, says: findingsOf.datesAsText({ column: name }), step: { step: 'type', column: name, to } },
  ]
}

function missingFinding({ name, type, nulls }: ColumnFigures, rows: number): SourceFinding[] {
  const share = nulls / rows
  if (share < SOME_MISSING || nulls === 0) return []
  const facts = { column: name, share: percent(share) }
  if (share > MOSTLY_MISSING)
    return [{ id: `empty ${name}`, says: findingsOf.mostlyMissing(facts), step: { step: 'drop', columns: [name] } }]
  if (type === 'integer' || type === 'number') {
    if (isKey(name)) return []
    return [
      {
        id: `nulls ${name}`,
        says: findingsOf.missingNumbers(facts),
        step: { step: 'nulls', column: name, with: 'median' },
      },
    ]
  }
  if (type !== 'text') return []
  return [
    {
      id: `nulls ${name}`,
      says: findingsOf.missingTexts(facts),
      step: { step: 'nulls', column: name, with: 'constant', value: '(none)' },
    },
  ]
}

/** Whole numbers of few different values, or of as many as there are rows, are names of something as well. */
const isMeasure = ({ name, type, distinct, nulls }: ColumnFigures, rows: number) =>
  !isKey(name) && (type === 'number' || (type === 'integer' && distinct > 2 && distinct < 0.5 * (rows - nulls)))

function tailFinding(column: ColumnFigures, rows: number): SourceFinding[] {
  const { name, outliers = 0, skew = 0, min = 0, quartiles } = column
  if (!quartiles || !isMeasure(column, rows)) return []
  const reach = 1.5 * (quartiles[2] - quartiles[0])
  if (reach === 0) return []
  if (skew > LONG_TAIL && min >= 0)
    return [
      {
        id: `skew ${name}`,
        says: findingsOf.skewed({ column: name, skew: figure(Number(skew.toFixed(1))) }),
        step: { step: 'log', column: name, by: 'log1p' },
      },
    ]
  if (outliers === 0 || outliers > FEW_OUTLIERS * rows) return []
  const facts = {
    column: name,
    count: figure(outliers),
    low: figure(quartiles[0] - reach),
    high: figure(quartiles[2] + reach),
  }
  return [{ id: `cap ${name}`, says: findingsOf.outliers(facts), step: { step: 'cap', column: name } }]
}

/** What stands out, with the step that mends it; the surest come first. */
export function findingsIn({ rows, columns, duplicates }: Facts, labels: Labels, read: ReadOptions): SourceFinding[] {
  if (rows === 0) return []
  const repeated: SourceFinding[] =
    duplicates > 0
      ? [{ id: 'repeated', says: findingsOf.repeated({ count: figure(duplicates) }), step: { step: 'dedupe' } }]
      : []
  const constant = columns.flatMap(({ name, distinct, nulls }): SourceFinding[] => {
    const [value] = labels(name)
    if (distinct !== 1 || nulls > 0 || rows < TELLING_ROWS || value === undefined) return []
    return [
      {
        id: `constant ${name}`,
        says: findingsOf.constant({ column: name, value }),
        step: { step: 'drop', columns: [name] },
      },
    ]
  })
  return [
    ...repeated,
    ...columns.flatMap((column) => typeFinding(column, labels(column.name), read)),
    ...columns.flatMap((column) => missingFinding(column, rows)),
    ...columns.flatMap((column) => tailFinding(column, rows)),
    ...constant,
  ]
}
