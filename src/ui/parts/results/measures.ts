import type { AnalysisKind } from '../../../analyses/registry'
import type { NumberKind } from '../../base/cell-format'
import { judgeWords } from '../../judge/words'
import { sequenceWords } from '../../sequences/words'
import { utilityWords } from '../../utility/words'
import { NUMBER_KINDS, NUMERIC_COLUMNS } from './metrics'
import type { Sorts } from './sort'
import { rulesWords } from './words'

interface MeasureWords {
  label: string
  /** One sentence that needs no statistics. */
  means: string
}

/** A numeric column of a result: what it is called, what it means, how it is written and which end of it is looked for. */
export interface Measure extends Readonly<MeasureWords> {
  number: NumberKind
  sorts: Sorts
}

type Measures = ReadonlyMap<string, Measure>

/** Words are read when they are shown. */
function measure(words: () => MeasureWords, number: NumberKind): Measure {
  return {
    get label() {
      return words().label
    },
    get means() {
      return words().means
    },
    number,
    sorts: sortsOf(number),
  }
}

const sortsOf = (number: NumberKind): Sorts => (number === 'probability' ? 'up' : 'down')

const ofRules: Measures = new Map(
  NUMERIC_COLUMNS.map((name) => [name, measure(() => rulesWords.metrics[name], NUMBER_KINDS[name])]),
)

function measures(words: Record<string, MeasureWords>, numbers: Record<string, NumberKind>): Measures {
  return new Map(
    Object.entries(numbers).map(([name, number]) => [
      name,
      measure(() => words[name] ?? { label: name, means: '' }, number),
    ]),
  )
}

const byKind: Record<AnalysisKind, Measures> = {
  rules: ofRules,
  itemsets: ofRules,
  sequences: measures(sequenceWords.measures, { support: 'count', share: 'share' }),
  recommend: new Map(),
  judge: measures(judgeWords.measures, {
    hit_rate: 'share',
    ndcg: 'small',
    map: 'small',
    recall: 'share',
    coverage: 'share',
    novelty: 'ratio',
  }),
  utility: measures(utilityWords.measures, {
    utility: 'money',
    support: 'count',
    per_receipt: 'money',
    share: 'share',
    lift: 'ratio',
    expected: 'money',
    surplus: 'money',
  }),
}

/** The measures of an analysis, in the order in which they are offered. */
export const measuresOf = (kind: AnalysisKind): Measures => byKind[kind]

export function measureOf(kind: AnalysisKind, column: string): Measure {
  return byKind[kind].get(column) ?? { label: column, means: '', number: 'small', sorts: 'down' }
}
