import { type JudgeParameters, modelsOf } from '../../analyses/judge/definition'
import type { Recipe } from '../../analyses/registry'
import type { Job } from '../../workers/protocol/jobs'
import type { Easing, ResultGrammar } from '../parts/results/grammar'
import { easing } from '../parts/results/states/easing'
import { resultWords } from '../parts/results/words'
import { wayMeasures } from './measures'
import { modelInTraining } from './model-in-training'
import { judgeWords as words } from './words'

function easings(recipe: Recipe): Easing[] {
  const { hide = 'item', holdOut } = recipe.analysis as JudgeParameters
  if (hide !== 'item') {
    const { after: _, seen: __, ...asked } = recipe.analysis as JudgeParameters
    const single = { ...recipe, analysis: asked }
    return [easing(single, 'hidden', words.panel.easeVisits, { hide: 'item', holdOut: 1 })]
  }
  return holdOut > 1 ? [easing(recipe, 'hidden', words.panel.ease, { holdOut: 1 })] : []
}

/** Which of the models is in hand. */
function working({ recipe, progress }: Job): string | undefined {
  if (progress.phase !== 'kernel') return undefined
  const model = modelInTraining({ recipe, progress })
  return model === null ? words.comparing : words.training(model, modelsOf(recipe.analysis as JudgeParameters))
}

export const grammar: ResultGrammar = {
  kind: 'judge',
  measures: Object.values(wayMeasures),
  offered: [],
  places: {},
  presets: [],
  length: (count) => resultWords.filters.itemsOf(count),
  easings,
  working,
}
