import { parseRecipe } from '../../../analyses/registry'
import { documentOf } from '../../../recipe/document'
import { saveFile } from '../../base/components/save-file'
import { isKind } from '../../places'
import type { Command } from '../../run/commands/command'
import { pickFiles } from '../open/pick-files'
import { exportFaults } from './sentences'
import { shareWords } from './words'

export const saveRecipe: Command = {
  id: 'save-recipe',
  label: () => shareWords.saveRecipe,
  words: 'export download json',
  run: ({ workspace }) => {
    const text = `${JSON.stringify(documentOf(workspace.getState().recipe), null, 2)}\n`
    saveFile('recipe.json', new Blob([text], { type: 'application/json' }))
  },
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw exportFaults.noRecipe(error)
  }
}

export const openRecipe: Command = {
  id: 'open-recipe',
  label: () => shareWords.openRecipe,
  words: 'import load json',
  run: async ({ workspace }) => {
    const [file] = await pickFiles({ accept: '.json,application/json' })
    if (!file) return
    const recipe = parseRecipe(parseJson(await file.file.text()))
    const { view, go, changeRecipe } = workspace.getState()
    changeRecipe(() => recipe)
    if (isKind(view)) go(recipe.analysis.kind)
  },
}
