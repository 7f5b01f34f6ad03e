import type { GivenModel } from '../../analyses/factors/types'
import type { Recipe } from '../../analyses/registry'
import { settled } from '../../analyses/settled'
import type { Task } from '../../analyses/tasks'
import { MOST_ASSETS } from '../protocol/files'
import type { Held } from '../readers/opener'
import { type TableWithModel, withModel } from '../recommend/model-file/given'
import { isLoadedModel, type LoadedModel } from '../recommend/model-file/loaded'
import type { BasketTable } from '../table/basket-table'

/** A recipe with the parameters of the model it names, and that model. */
export interface Settled {
  recipe: Recipe
  model: LoadedModel | undefined
}

/** Models that were opened, those opened last. */
export interface Models {
  /** What is no model is passed over. */
  add(held: Held): void
  settle(recipe: Recipe): Settled
  /** A table as a model sees it; itself where there is none. */
  view(table: BasketTable, model: LoadedModel | undefined): Pick<TableWithModel, 'table'> & Partial<TableWithModel>
  /** About as many as their files have. */
  bytes(): number
}

export function createModels(): Models {
  /** Oldest first. */
  const models = new Map<string, LoadedModel>()
  const views = new WeakMap<BasketTable, { model: string; view: TableWithModel }>()
  /** Of the last run: its result has to find it, whatever was opened meanwhile. */
  let last: LoadedModel | undefined

  const find = (id: string) => models.get(id) ?? (last?.info.id === id ? last : undefined)

  return {
    add(model) {
      if (!isLoadedModel(model)) return
      models.delete(model.info.id)
      models.set(model.info.id, model)
      for (const oldest of models.keys()) if (models.size > MOST_ASSETS) models.delete(oldest)
    },
    settle(asked) {
      const recipe = settled(asked, (id) => find(id)?.info)
      const { analysis } = recipe
      last = analysis.kind === 'recommend' && analysis.model !== undefined ? find(analysis.model) : undefined
      return { recipe, model: last }
    },
    view(table, model) {
      if (!model) return { table }
      const { id } = model.info
      const known = views.get(table)
      if (known?.model === id) return known.view
      const view = withModel(table, model)
      views.set(table, { model: id, view })
      return view
    },
    bytes: () => [...models.values()].reduce((sum, { info }) => sum + info.bytes, 0),
  }
}

export function withGiven(task: Task, given: readonly GivenModel[] | undefined): Task {
  return task.kind === 'recommend' ? { ...task, parameters: { ...task.parameters, given } } : task
}
