import { faultsOf } from '../../recipe/faults'
import { sentencesOf } from '../../recipe/sentence'

export const preparationFaults = faultsOf('preparation', {
  columnMissing: {
    code: 'column-missing',
    says: ({ column, table, columns }: { column: string; table: string; columns: readonly string[] }) =>
      `A step names the column “${column}”, but “${table}” has ${columns.join(', ')}. Name one of these.`,
  },
  tableMissing: {
    code: 'no-data',
    says: ({ table, files }: { table: string; files: readonly string[] }) =>
      `The recipe needs the table “${table}”, which is not open. Add its file${files.length > 0 ? ` (${files.join(', ')})` : ''} beside the one that is.`,
  },
  noLists: {
    code: 'layout-invalid',
    says: ({ column }: { column: string }) =>
      `“${column}” comes from a joined table and cannot hold the items of a list. Take a column of the lines.`,
  },
  stepInvalid: {
    code: 'recipe-invalid',
    says: ({ step, place }: { step: string; place: string }) =>
      `The step “${step}” cannot be done as it is written: ${place} is not right. Correct it, or switch the step off.`,
  },
  stepRefused: {
    code: 'recipe-invalid',
    says: ({ number, step, fault }: { number: number; step: string; fault: string }) =>
      `The recipe cannot be used: step ${number} (“${step}”) cannot be done. ${fault}`,
  },
  noNumbers: {
    code: 'recipe-invalid',
    says: ({ column, type }: { column: string; type: string }) =>
      `“${column}” holds ${type}, and this step works on numbers. Change its type first, or choose another column.`,
  },
  nothingToFit: {
    code: 'recipe-invalid',
    says: ({ column }: { column: string }) =>
      `“${column}” holds no value at all, so there is nothing to work this out from. Choose another column or another treatment.`,
  },
  noConstant: {
    code: 'recipe-invalid',
    says: ({ column, type }: { column: string; type: string }) =>
      `Say which value takes the place of what is missing in “${column}”; it holds ${type}.`,
  },
  nameTaken: {
    code: 'recipe-invalid',
    says: ({ column }: { column: string }) => `There is a column “${column}” already. Choose another name.`,
  },
  noColumnsLeft: {
    code: 'recipe-invalid',
    says: 'This step would leave no column at all. Keep at least one.',
  },
  tooManyColumns: {
    code: 'recipe-invalid',
    says: ({ column, found, most }: { column: string; found: number; most: number }) =>
      `“${column}” has ${found} different values; at most ${most} of them can be put in order. Choose a column with fewer.`,
  },
  needsTime: {
    code: 'recipe-invalid',
    says: ({ as }: { as: string }) => `“${as}” needs to know when each line was. Say which column holds the time.`,
  },
  untilNoTime: {
    code: 'recipe-invalid',
    says: ({ until }: { until: string }) => `“${until}” is no time. Write it like 2024-07-22 or 2024-07-22 10:00.`,
  },
  queryRefused: {
    code: 'recipe-invalid',
    says: ({ fault }: { fault: string }) =>
      `The query cannot be asked: ${fault} Write one SELECT over lines and the tables that are open.`,
  },
  tooManyRows: {
    code: 'out-of-memory',
    says: 'This step needs all rows at once, and they are more than the tab can hold. Leave rows or columns out before it.',
  },
  tooManyMatches: {
    code: 'out-of-memory',
    says: ({ rows }: { rows: string }) =>
      `Each line for each of its matches would be ${rows} rows, more than can be read. Join by more columns, or let a line take the first match.`,
  },
  noWorkshop: { code: 'internal', says: 'Steps that need all rows at once cannot be done here. Reload the page.' },
})

/** What is wrong with an expression; `position` counts from 1. */
export const expressionFaults = faultsOf('expressions', {
  signUnknown: {
    code: 'recipe-invalid',
    says: ({ sign, position }: { sign: string; position: number }) =>
      `Nothing is known of ${sign} at character ${position}. Names with blanks or signs stand in "double quotes".`,
  },
  unclosed: {
    code: 'recipe-invalid',
    says: ({ sign, position }: { sign: string; position: number }) =>
      `A quote ${sign} is opened at character ${position} and not closed.`,
  },
  unexpected: {
    code: 'recipe-invalid',
    says: ({ text, position }: { text: string; position: number }) =>
      `“${text}” cannot stand at character ${position}. Look at what comes before it.`,
  },
  endsEarly: { code: 'recipe-invalid', says: 'Something is missing at the end.' },
  columnUnknown: {
    code: 'column-missing',
    says: ({ name, columns, position }: { name: string; columns: readonly string[]; position: number }) =>
      `There is no column “${name}” (character ${position}). There are ${columns.join(', ')}. Texts stand in 'single quotes'.`,
  },
  functionUnknown: {
    code: 'recipe-invalid',
    says: ({ name, functions, position }: { name: string; functions: readonly string[]; position: number }) =>
      `There is no function ${name} (character ${position}). There are ${functions.join(', ')}.`,
  },
  argumentCount: {
    code: 'recipe-invalid',
    says: ({ name, found, expected, position }: { name: string; found: number; expected: number; position: number }) =>
      `${name} at character ${position} takes ${expected} ${expected === 1 ? 'value' : 'values'}, and got ${found}.`,
  },
  argumentType: {
    code: 'recipe-invalid',
    says: ({ name, found, expected, position }: { name: string; found: string; expected: string; position: number }) =>
      `${name} needs a ${expected}, and got a ${found} at character ${position}.`,
  },
  notAlike: {
    code: 'recipe-invalid',
    says: ({ name, types, position }: { name: string; types: readonly string[]; position: number }) =>
      `${name} at character ${position} needs values of one kind, and got ${types.join(' and ')}.`,
  },
  plusOfTimes: {
    code: 'recipe-invalid',
    says: ({ types, position }: { types: readonly string[]; position: number }) =>
      `+ at character ${position} adds numbers or joins texts, and got ${types.join(' and ')}. To make a key of several columns write key(a, b); to go on by days write adddays(time, 7).`,
  },
  listColumn: {
    code: 'recipe-invalid',
    says: ({ name, position }: { name: string; position: number }) =>
      `“${name}” at character ${position} holds lists, of which nothing can be computed.`,
  },
})

/** What steps found out. Figures come as texts, rounded for people. */
export const stepFacts = sentencesOf('stepFacts', {
  filled: ({ count, value }: { count: string; value: string }) =>
    `${count} missing ${count === '1' ? 'value' : 'values'} became ${value}.`,
  leftOut: ({ count }: { count: string }) => `${count} ${count === '1' ? 'row was' : 'rows were'} left out.`,
  fences: ({ low, high, below, above }: { low: string; high: string; below: string; above: string }) =>
    `Kept between ${low} and ${high}: ${below} values lay below, ${above} above.`,
  repeated: ({ count }: { count: string }) =>
    `${count} ${count === '1' ? 'row repeats an earlier one and was' : 'rows repeat an earlier one and were'} left out.`,
  scaled: ({ mean, deviation }: { mean: string; deviation: string }) =>
    `Mean ${mean} became 0, a standard deviation of ${deviation} became 1.`,
  ranged: ({ low, high }: { low: string; high: string }) => `${low} became 0, ${high} became 1.`,
  encoded: ({ columns, left }: { columns: string; left: string }) =>
    `${columns} columns for the most frequent values; ${left} rarer values have none.`,
  ordered: ({ values }: { values: string }) => `${values} different values, numbered in their order from 1.`,
  oneRow: ({ rows }: { rows: string }) => `Checked: ${rows} rows, one for each.`,
  visits: ({ count }: { count: string }) => `${count} ${count === '1' ? 'visit was' : 'visits were'} found.`,
  matched: ({ count, most }: { count: string; most: string }) =>
    count === '0'
      ? 'No line matches more than one row.'
      : `${count} ${count === '1' ? 'line matches' : 'lines match'} several rows, up to ${most} each.`,
  unmatchedStay: ({ count }: { count: string }) =>
    `${count} ${count === '1' ? 'line matches none and stays as it is' : 'lines match none and stay as they are'}.`,
  unmatchedGo: ({ count }: { count: string }) =>
    `${count} ${count === '1' ? 'line matches none and was' : 'lines match none and were'} left out.`,
  added: ({ count }: { count: string }) => `${count} ${count === '1' ? 'row' : 'rows'} came behind.`,
})

/** What stands out in a table, and why a step is proposed. */
export const findingsOf = sentencesOf('profileFindings', {
  repeated: ({ count }: { count: string }) =>
    `${count} ${count === '1' ? 'row says' : 'rows say'} the same as an earlier one in every column, as when a file was appended to itself.`,
  numbersAsText: ({ column }: { column: string }) =>
    `All values of ${column} read as numbers, but the column is text; as numbers they can be summed and compared.`,
  datesAsText: ({ column }: { column: string }) =>
    `All values of ${column} read as dates, but the column is text; as dates they have an order.`,
  missingNumbers: ({ column, share }: { column: string; share: string }) =>
    `${share} % of ${column} is missing. The median in its place leaves the middle where it is.`,
  missingTexts: ({ column, share }: { column: string; share: string }) =>
    `${share} % of ${column} is missing. Under a name of its own it stays in sight.`,
  mostlyMissing: ({ column, share }: { column: string; share: string }) =>
    `${share} % of ${column} is missing: it says little.`,
  outliers: ({ column, count, low, high }: { column: string; count: string; low: string; high: string }) =>
    `${count} ${count === '1' ? 'value' : 'values'} of ${column} outside ${low} to ${high}, far from the middle half, that weigh on means and sums.`,
  skewed: ({ column, skew }: { column: string; skew: string }) =>
    `${column} has a long tail (skew ${skew}): a few large values outweigh the many small ones.`,
  constant: ({ column, value }: { column: string; value: string }) =>
    `${column} is ${value} in every row: it tells nothing apart.`,
})
