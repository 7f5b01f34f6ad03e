import { scoredWith } from '../../../analyses/recommend/definition'
import { isModel, type ModelInfo } from '../../../workers/recommend/model-file/types'
import { pickFiles } from '../../parts/open/pick-files'
import type { Command, CommandContext } from '../../run/commands/command'
import { startRun } from '../../run/start-run'
import { faceWords } from '../face-words'

/** Asks for lists from a model instead of from training; what the lists are like stays. */
export function scoreWith({ workspace }: CommandContext, model: ModelInfo): void {
  workspace.getState().changeRecipe(({ title: _, ...recipe }) => {
    const { analysis } = recipe
    return analysis.kind === 'recommend' ? { ...recipe, analysis: scoredWith(analysis, model) } : recipe
  })
}

/** Lists for all customers of what is open, from a model. */
export const scoreCommand = (model: ModelInfo): Command => ({
  id: 'score',
  label: () => faceWords.scoring.go,
  run(context) {
    context.workspace.getState().go('recommend')
    scoreWith(context, model)
    return startRun(context)
  },
})

/** A model file beside the open data. */
export const pickModel: Command = {
  id: 'use-model',
  label: ({ engine }) => (engine.getState().source ? faceWords.use : undefined),
  words: 'open load score factors',
  run: async (context) => {
    const [file] = await pickFiles({ accept: '.arrow' })
    if (!file) return
    const model = await context.engine.openAsset('recommend', file)
    if (isModel(model)) scoreWith(context, model)
  },
}
