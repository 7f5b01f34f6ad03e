import { BasketeerError } from '../../../recipe/error'
import type { Opener } from '../../readers/opener'
import type { LoadedModel } from './loaded'
import { readModel } from './read'
import { modelSource } from './source'

export const modelOpener: Opener<LoadedModel> = {
  kind: 'recommend',
  format: 'arrow',
  read: readModel,
  source: modelSource,
  refusals: {
    another: (name) =>
      new BasketeerError(
        'format-unknown',
        `“${name}” is no model. Choose a file that was saved with “Save the model”; its name ends in .model.arrow.`,
      ),
    beside: (name) => new BasketeerError('files-differ', `“${name}” is a model. Open it by itself.`),
  },
}
