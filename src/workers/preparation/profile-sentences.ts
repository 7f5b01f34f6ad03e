import { sentencesOf } from '../../recipe/sentence'

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
