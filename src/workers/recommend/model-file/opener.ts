import type { Opener } from '../../readers/opener'
import type { LoadedModel } from './loaded'
import { readModel } from './read'
import { modelFaults } from './sentences'
import { modelSource } from './source'

export const modelOpener: Opener<LoadedModel> = {
  kind: 'recommend',
  format: 'arrow',
  read: readModel,
  source: modelSource,
  refusals: {
    another: (name) => modelFaults.noModel({ name }),
    beside: (name) => modelFaults.besideOthers({ name }),
  },
}
