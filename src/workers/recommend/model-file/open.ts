import { BasketeerError } from '../../../recipe/error'
import type { InputFile } from '../../protocol/files'
import { sniffFormat } from '../../readers/open'
import type { LoadedModel } from './loaded'
import { readModel } from './read'

/** A file that has to be a model. */
export async function openModel(file: InputFile, signal: AbortSignal): Promise<LoadedModel> {
  const model = (await sniffFormat(file)) === 'arrow' ? await readModel(file, signal) : undefined
  if (model) return model
  throw new BasketeerError(
    'format-unknown',
    `“${file.name}” is no model. Choose a file that was saved with “Save the model”; its name ends in .model.arrow.`,
  )
}
