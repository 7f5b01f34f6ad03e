import type { JudgeParameters } from '../../analyses/judge/types'
import type { MiningParameters } from '../../analyses/mining/types'
import type { RecommendParameters } from '../../analyses/recommend/types'
import type { AnalysisParameters } from '../../analyses/registry'
import type { SequenceParameters } from '../../analyses/sequences/types'
import type { MiningTask } from '../../analyses/tasks'
import type { UtilityParameters } from '../../analyses/utility/types'
import { BasketeerError } from '../../recipe/error'
import type { BasketTable } from './basket-table'
import { idsOf } from './labels'

/** What a recipe's words mean in a table, and whether it knows when each item was taken. */
type Labelled = Pick<BasketTable, 'itemLabels' | 'clock' | 'valueScale'> & {
  input: Pick<BasketTable['input'], 'times'>
}
type Of<Kind> = Extract<AnalysisParameters, { kind: Kind }>
type Ids = (wanted: string | readonly string[] | undefined) => Uint32Array | undefined

function basketParameters(analysis: Of<'rules' | 'itemsets'>, ids: Ids): MiningParameters {
  return {
    perGroup: analysis.perGroup,
    minSupport: analysis.minSupport,
    minCount: analysis.minCount,
    maxLength: analysis.maxLength,
    method: analysis.method,
    target: analysis.target,
    include: ids(analysis.include),
    exclude: ids(analysis.exclude),
    limit: analysis.limit,
  }
}

function sequenceParameters(analysis: Of<'sequences'>, ids: Ids, { clock }: Labelled): SequenceParameters {
  if (!clock && (analysis.maxGapTime !== undefined || analysis.maxSpan !== undefined)) {
    throw new BasketeerError(
      'value-invalid',
      'The time column holds text, which says what comes first but not how much time passes. Choose a column of times or numbers, or take away the limits on time between steps and on the whole path.',
    )
  }
  return {
    perGroup: analysis.perGroup,
    minSupport: analysis.minSupport,
    minCount: analysis.minCount,
    maxLength: analysis.maxLength,
    target: analysis.target,
    maxGapSteps: analysis.maxGapSteps,
    maxGapTime: analysis.maxGapTime,
    maxSpan: analysis.maxSpan,
    first: ids(analysis.first),
    last: ids(analysis.last),
    exclude: ids(analysis.exclude),
    limit: analysis.limit,
  }
}

/** A threshold in the unit of the columns; 0.29 is 29 hundredths although 0.29 · 100 is not 29. */
function scaled(threshold: number, scale: number | null): number {
  const power = 10 ** (scale ?? 0)
  const whole = Math.round(threshold * power)
  return whole / power === threshold ? whole : threshold * power
}

function utilityParameters(analysis: Of<'utility'>, { valueScale }: Labelled): UtilityParameters {
  return {
    perGroup: analysis.perGroup,
    minUtility: analysis.minUtility === undefined ? undefined : scaled(analysis.minUtility, valueScale),
    top: analysis.top,
    maxLength: analysis.maxLength,
    limit: analysis.limit,
  }
}

function recommendParameters({ kind: _, ...parameters }: Of<'recommend'>): RecommendParameters {
  return parameters
}

function judgeParameters({ kind: _, split, ...parameters }: Of<'judge'>, { input }: Labelled): JudgeParameters {
  const timed = input.times?.some((time) => !Number.isNaN(time)) ?? false
  if (split === 'last' && !timed) {
    throw new BasketeerError(
      'value-invalid',
      'Which items are a customer’s newest is not known without times. Map a column that holds times, or hide random items instead.',
    )
  }
  return { ...parameters, split: split ?? (timed ? 'last' : 'random') }
}

/** A recipe's parameters in the ids and units of a table. */
export function miningTask(analysis: AnalysisParameters, table: Labelled): MiningTask {
  const ids: Ids = (wanted) =>
    wanted === undefined ? undefined : idsOf(typeof wanted === 'string' ? [wanted] : wanted, table.itemLabels)
  switch (analysis.kind) {
    case 'recommend':
      return { kind: 'recommend', parameters: recommendParameters(analysis) }
    case 'judge':
      return { kind: 'judge', parameters: judgeParameters(analysis, table) }
    case 'itemsets':
      return { kind: 'itemsets', parameters: basketParameters(analysis, ids) }
    case 'rules':
      return {
        kind: 'rules',
        parameters: {
          ...basketParameters(analysis, ids),
          metric: analysis.metric,
          minThreshold: analysis.minThreshold,
          maxConsequent: analysis.maxConsequent,
          antecedentIncludes: ids(analysis.antecedentIncludes),
          consequentIncludes: ids(analysis.consequentIncludes),
        },
      }
    case 'sequences':
      return { kind: 'sequences', parameters: sequenceParameters(analysis, ids, table) }
    case 'utility':
      return { kind: 'utility', parameters: utilityParameters(analysis, table) }
  }
}
