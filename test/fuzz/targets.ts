import type { Target } from './target'
import { cells } from './targets/cells'
import { csv, csvDamaged } from './targets/csv'
import { link, linkDamaged } from './targets/link'
import { message } from './targets/message'
import { model, modelDamaged } from './targets/model'
import { recipe, recipeDamaged } from './targets/recipe'
import { report } from './targets/report'
import { runs } from './targets/run'
import { same } from './targets/same'
import { tables } from './targets/tables'

/** Everything that is fed. */
export const targets = [
  ...[csv, csvDamaged, report, ...tables, ...cells, same, ...runs, model, modelDamaged],
  ...[recipe, recipeDamaged, link, linkDamaged, message],
] as unknown as readonly Target[]
