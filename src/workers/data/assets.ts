import type { Recipe } from '../../analyses/registry'
import type { Task } from '../../analyses/tasks'
import type { Held } from '../readers/held'
import type { BasketTable } from '../table/basket-table'

/** A table as it looks to who asks with an asset, and what the asset adds to the task. */
export interface SeenTable {
  table: BasketTable
  complete(task: Task): Task
}

/** What files hold beside tables, those opened last: a recipe names it, and is asked with it. */
export interface Assets {
  /** What nobody here knows is passed over. */
  add(held: Held): void
  /** A recipe with the parameters of the asset it names, and that asset. */
  settle(recipe: Recipe): { recipe: Recipe; asset: Held | undefined }
  view(table: BasketTable, asset: Held | undefined): SeenTable
  /** About as many as their files have. */
  bytes(): number
}
