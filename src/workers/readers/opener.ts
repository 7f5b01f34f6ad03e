import type { AnalysisKind } from '../../analyses/registry'
import type { BasketeerError } from '../../recipe/error'
import type { FileFormat, InputFile } from '../protocol/files'
import type { Source } from './batch'
import type { Held } from './held'

/** Knows the files of an analysis among those of a format that anybody may write. */
export interface Opener<Content extends Held = Held> {
  kind: AnalysisKind
  format: FileFormat
  /** What a file holds; undefined where it is a file of something else. */
  read(file: InputFile, signal: AbortSignal): Promise<Content | undefined>
  /** The lines of such a file. */
  source(content: Content, file: InputFile, signal: AbortSignal): Promise<Source>
  /** What to tell whoever opens something else in its place, or such a file beside others. */
  refusals: { another(name: string): BasketeerError; beside(name: string): BasketeerError }
}
