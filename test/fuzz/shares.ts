/** How many cases of a run each target gets, beside the others: dear ones fewer. */
export const shares: Readonly<Record<string, number>> = {
  csv: 10,
  'csv-damaged': 24,
  arrow: 5,
  'arrow-damaged': 16,
  parquet: 4,
  'parquet-damaged': 8,
  same: 1,
  run: 2,
  'run-damaged': 2,
  model: 1,
  'model-damaged': 6,
  recipe: 8,
  'recipe-damaged': 14,
  link: 8,
  'link-damaged': 12,
  message: 10,
}
