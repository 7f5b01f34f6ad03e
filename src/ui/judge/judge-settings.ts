import type { Command } from '../run/commands/command'
import { startRun } from '../run/start-run'
import { asKind } from '../state/kinds'
import { judgeWords } from './words'

/** Recommendations are judged before they are used: the same settings, against what customers took. */
export const judgeSettings: Command = {
  id: 'judge-settings',
  label: ({ engine, workspace }) => {
    const { analysis } = workspace.getState().recipe
    const trains = analysis.kind === 'recommend' && analysis.model === undefined
    return trains && engine.getState().source !== null ? judgeWords.judgeThese : undefined
  },
  words: 'test evaluate compare hit rate',
  run: (context) => {
    context.workspace.getState().changeRecipe((recipe) => asKind(recipe, 'judge'))
    return startRun(context)
  },
}
