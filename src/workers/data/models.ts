import type { GivenModel, MiningTask } from '../../analyses/kernel-types'
import { scoredWith } from '../../analyses/recommend/scored'
import type { Recipe } from '../../analyses/registry'
import { BasketeerError } from '../../recipe/error'
import { type TableWithModel, withModel } from '../model/given'
import type { LoadedModel } from '../model/loaded'
import { MOST_MODELS } from '../protocol/models'
import type { BasketTable } from '../table/basket-table'

/** Models that were opened, those opened last. */
export interface Models {
  add(model: LoadedModel): void
  /** The recipe with the parameters of its model, where it names one. */
  settle(recipe: Recipe): Recipe
  /** A table as the model of a recipe sees it; itself where there is none. */
  view(table: BasketTable, recipe: Recipe): Pick<TableWithModel, 'table'> & Partial<TableWithModel>
}

export function createModels(): Models {
  /** Oldest first. */
  const models = new Map<string, LoadedModel>()
  const views = new WeakMap<BasketTable, { model: string; view: TableWithModel }>()

  function modelOf({ analysis }: Recipe): string | undefined {
    return analysis.kind === 'recommend' ? analysis.model : undefined
  }

  function opened(id: string): LoadedModel {
    const model = models.get(id)
    if (model) return model
    throw new BasketeerError(
      'no-data',
      'The model of this analysis is not open. Open its file, or train a model anew.',
      `model ${id}`,
    )
  }

  return {
    add(model) {
      models.delete(model.info.id)
      models.set(model.info.id, model)
      for (const oldest of models.keys()) if (models.size > MOST_MODELS) models.delete(oldest)
    },
    settle(recipe) {
      const { analysis } = recipe
      if (analysis.kind !== 'recommend' || analysis.model === undefined) return recipe
      return { ...recipe, analysis: scoredWith(analysis, opened(analysis.model).info) }
    },
    view(table, recipe) {
      const id = modelOf(recipe)
      if (id === undefined) return { table }
      const known = views.get(table)
      if (known?.model === id) return known.view
      const view = withModel(table, opened(id))
      views.set(table, { model: id, view })
      return view
    },
  }
}

export function withGiven(task: MiningTask, given: readonly GivenModel[] | undefined): MiningTask {
  return task.kind === 'recommend' ? { ...task, parameters: { ...task.parameters, given } } : task
}
