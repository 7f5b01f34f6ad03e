import { NEIGHBOURS, RIDGE } from '../../../analyses/parameters'
import type { RecommendParameters } from '../../../analyses/recommend/definition'
import { NumberField } from '../../base/components/NumberField'
import { Segmented } from '../../base/components/Segmented'
import { TrainingOptions, trainingFields } from '../../run/TrainingOptions'
import { useAnalysis } from '../../run/use-analysis'
import { runWords } from '../../run/words'
import { useWorkspace } from '../../state/workspace'
import { recommendWords } from '../words'
import { ShopRules } from './ShopRules'

const words = runWords.training

export function modelFields(): string[] {
  const { weights, leastCustomers, neighbours, stopEarly, rules } = recommendWords.panel
  return [
    ...[weights, words.factors, words.alpha, words.regularization, ...trainingFields(), stopEarly],
    ...[neighbours, leastCustomers, ...Object.values(rules), runWords.onePer.label],
  ]
}

/** How the way in question learns, and the rules of the shop. */
export function ModelOptions() {
  const [{ method = 'als', weights = 'values' }, change] = useAnalysis<RecommendParameters>()
  return (
    <>
      {(method === 'als' || method === 'again') && (
        <Segmented
          label={recommendWords.panel.weights}
          value={weights}
          options={(['visits', 'values'] as const).map((id) => ({ id, label: recommendWords.panel.weightsBy[id] }))}
          onChange={(id) => change({ weights: id === 'values' ? undefined : id })}
        />
      )}
      {method === 'als' && <TasteOptions />}
      {method === 'bpr' && <RankingOptions />}
      {method === 'similar' && <Neighbours />}
      {method === 'ease' && <Ridge />}
      <Borrowing />
      <ShopRules />
    </>
  )
}

/** Where there is a model for each group. */
function Borrowing() {
  const [{ perGroup, leastCustomers }, change] = useAnalysis<RecommendParameters>()
  const grouped = useWorkspace((w) => w.recipe.data.roles.group !== undefined)
  if (!perGroup || !grouped) return null
  return (
    <NumberField
      label={recommendWords.panel.leastCustomers}
      value={leastCustomers ?? null}
      min={1}
      step={1}
      placeholder={recommendWords.panel.never}
      onChange={(least) => change({ leastCustomers: least ?? undefined })}
    />
  )
}

function Neighbours() {
  const [{ neighbours }, change] = useAnalysis<RecommendParameters>()
  return (
    <NumberField
      label={recommendWords.panel.neighbours}
      value={neighbours ?? NEIGHBOURS}
      min={1}
      max={1000}
      step={1}
      onChange={(value) => change({ neighbours: value ?? undefined })}
    />
  )
}

function Ridge() {
  const [analysis, change] = useAnalysis<RecommendParameters>()
  return (
    <NumberField
      label={words.regularization}
      value={analysis.ridge ?? RIDGE}
      min={0.01}
      onChange={(value) => change({ ridge: value ?? undefined })}
    />
  )
}

function RankingOptions() {
  const [{ factors, iterations, regularization, seed }, change] = useAnalysis<RecommendParameters>()
  return (
    <>
      <NumberField
        label={words.factors}
        value={factors}
        min={1}
        max={256}
        step={1}
        onChange={(value) => value !== null && change({ factors: value })}
      />
      <NumberField
        label={words.regularization}
        value={regularization}
        min={0}
        format={{ maximumFractionDigits: 6 }}
        onChange={(value) => value !== null && change({ regularization: value })}
      />
      <NumberField
        label={words.iterations}
        value={iterations}
        min={1}
        max={1000}
        step={1}
        onChange={(value) => value !== null && change({ iterations: value })}
      />
      <NumberField
        label={words.seed}
        value={seed}
        min={0}
        step={1}
        onChange={(value) => value !== null && change({ seed: value })}
      />
    </>
  )
}

/** Models of tastes. */
function TasteOptions() {
  const [analysis, change] = useAnalysis<RecommendParameters>()
  return (
    <>
      <NumberField
        label={words.factors}
        value={analysis.factors}
        min={1}
        max={256}
        step={1}
        onChange={(factors) => factors !== null && change({ factors })}
      />
      <NumberField
        label={words.alpha}
        value={analysis.alpha}
        min={0}
        format={{ maximumFractionDigits: 4 }}
        onChange={(alpha) => alpha !== null && change({ alpha })}
      />
      <NumberField
        label={words.regularization}
        value={analysis.regularization}
        min={0}
        format={{ maximumFractionDigits: 6 }}
        onChange={(regularization) => regularization !== null && change({ regularization })}
      />
      <TrainingOptions />
      <NumberField
        label={recommendWords.panel.stopEarly}
        value={analysis.stopEarly ?? null}
        min={0.01}
        max={0.5}
        step={0.01}
        format={{ style: 'percent' }}
        placeholder={recommendWords.panel.never}
        onChange={(stopEarly) => change({ stopEarly: stopEarly ?? undefined })}
      />
    </>
  )
}
