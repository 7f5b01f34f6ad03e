import type { Face } from '../../face'
import { faceOf, KINDS } from '../../face-of'
import { startRun } from '../start-run'
import type { Command } from './command'

function commandOf({ kind, offer }: Face): Command | undefined {
  return (
    offer && {
      id: offer.id,
      words: offer.words,
      label: ({ engine, workspace }) =>
        engine.getState().source === null ? undefined : offer.label(workspace.getState().recipe.analysis),
      run(context) {
        context.workspace.getState().go(kind)
        return startRun(context)
      },
    }
  )
}

/** Analyses that can be asked out of the question on the screen, as commands of every view. */
export const offers: readonly Command[] = KINDS.flatMap((kind) => commandOf(faceOf(kind)) ?? [])
