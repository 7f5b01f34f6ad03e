import type { NumberKind } from '../../base/cell-format'
import type { OnAxis } from '../charts/scale'
import type { Sorts } from './sort'

interface MeasureWords {
  label: string
  /** One sentence that needs no statistics. */
  means: string
}

/** How a measure is drawn. */
export interface Drawn extends Omit<OnAxis, 'number'> {
  /** What chance alone would bring, to either side of which it is coloured apart. */
  chance?: number
}

/** A numeric column of a result: what it is called, what it means, how it is written and which end of it is looked for. */
export interface Measure extends Readonly<MeasureWords>, Drawn {
  id: string
  number: NumberKind
  sorts: Sorts
}

/** Small probabilities are strong; of everything else, the most. Words are read when they are shown. */
export function measure(id: string, words: MeasureWords, number: NumberKind, drawn: Drawn = {}): Measure {
  return {
    id,
    number,
    sorts: number === 'probability' ? 'up' : 'down',
    ...drawn,
    get label() {
      return words.label
    },
    get means() {
      return words.means
    },
  }
}

/** The measure of a column; one that nobody described is told as it stands in the result. */
export function measureOf(measures: readonly Measure[], column: string): Measure {
  return measures.find(({ id }) => id === column) ?? measure(column, { label: column, means: '' }, 'small')
}
