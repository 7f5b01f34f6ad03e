import type { BasketColumns } from '../../../analyses/table-columns'

/** What a row of features says, column by column, as levels are written; missing values say nothing. The target comes first. */
export function featureTexts(
  { features, featureNumbers, featureCodes, offsets }: BasketColumns,
  labels: readonly string[],
  row: number,
): string[] {
  const rows = offsets.length - 1
  const { target, columns } = features!
  return [target, ...columns].flatMap(({ item, kind, at, levels, firstLevel }) => {
    if (kind === 'number') {
      const value = featureNumbers![at * rows + row]!
      return Number.isNaN(value) ? [] : [`${labels[item]} = ${value}`]
    }
    const code = featureCodes![at * rows + row]!
    return code < levels ? [labels[firstLevel + code]!] : []
  })
}
