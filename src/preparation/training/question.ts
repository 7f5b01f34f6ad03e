/** How a training set is asked for. What is not said means what `TRAINING_DEFAULTS` says. */
export interface TrainingQuestion {
  /** The most actions of one history. */
  length: number
  /** Actions older than this many calendar days before the impression's day are left out. */
  lookbackDays: number
  /** Where a day begins at midnight. */
  timeZone: string
  /** What an action must come before: the impression's day, or the moment of the impression itself. */
  cut: 'day' | 'time'
  types: readonly ActionType[]
  /** Days of impressions to take (`2024-01-31`); all where nothing is said. */
  days?: readonly string[]
  padding: 'right' | 'left'
  form: 'slices' | 'ragged' | 'dense'
  format: 'parquet' | 'arrow'
  /** Ragged lists stand in every row of an impression's item, or once for each history with rows that point to it. */
  listsPer: 'row' | 'history'
  /** Times are written beside the actions of slices. */
  times: boolean
}

export interface ActionType {
  name: string
  /** 1 to 255; 0 is padding. Of actions at the same time, those of a higher code count as newer. */
  code: number
}

export const TRAINING_DEFAULTS: TrainingQuestion = {
  length: 1000,
  lookbackDays: 365,
  timeZone: 'UTC',
  cut: 'day',
  types: [
    { name: 'click', code: 1 },
    { name: 'cart', code: 2 },
    { name: 'order', code: 3 },
  ],
  padding: 'right',
  form: 'slices',
  format: 'parquet',
  listsPer: 'row',
  times: false,
}
