import { settled } from '../../analyses/settled'
import type { Assets, SeenTable } from '../data/assets'
import { MOST_ASSETS } from '../protocol/files'
import type { BasketTable } from '../table/basket-table'
import { withModel } from './model-file/given'
import { isLoadedModel, type LoadedModel } from './model-file/loaded'

/** A table as a model sees it, and the model as the table knows its items. */
function viewOf(base: BasketTable, model: LoadedModel): SeenTable {
  const { table, given } = withModel(base, model)
  return {
    table,
    complete: (task) => (task.kind === 'recommend' ? { ...task, parameters: { ...task.parameters, given } } : task),
  }
}

/** Models that were opened, those opened last. */
export function createModels(): Assets {
  /** Oldest first. */
  const models = new Map<string, LoadedModel>()
  const views = new WeakMap<BasketTable, { model: string; view: SeenTable }>()
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
      return { recipe, asset: last }
    },
    view(table, model) {
      if (!model || !isLoadedModel(model)) return { table, complete: (task) => task }
      const { id } = model.info
      const known = views.get(table)
      if (known?.model === id) return known.view
      const view = viewOf(table, model)
      views.set(table, { model: id, view })
      return view
    },
    bytes: () => [...models.values()].reduce((sum, { info }) => sum + info.bytes, 0),
  }
}
