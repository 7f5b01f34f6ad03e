import { isScored } from '../../analyses/recommend/scored'
import { formatList } from '../base/format'
import { ingest } from '../data/words'
import { openFilesCommand } from '../parts/open/open-files'
import { pickModel } from '../recommend/models/score-with'
import { modelWords } from '../recommend/models/words'
import { useEngineState } from '../state/engine-context'
import { missingRoles } from '../state/missing-roles'
import { useWorkspace } from '../state/workspace'
import type { Command } from './commands/command'
import { showKeys } from './commands/keys'
import { run } from './commands/run'
import { runCommand, useCommandContext } from './commands/use-commands'
import { useAskedJob } from './use-asked-job'
import { runWords as words } from './words'

interface Start {
  label: string
  /** What stands in the way, in a sentence. */
  note?: string
  keys?: string | undefined
  press(): void
}

/** The next step towards an answer: a run, or what it lacks. `brief` says no more than what it does. */
export function useStart(brief: boolean): Start {
  const context = useCommandContext()
  const recipe = useWorkspace((w) => w.recipe)
  const go = useWorkspace((w) => w.go)
  const hasSource = useEngineState((state) => state.source !== null)
  const { analysis } = recipe
  const scored = isScored(analysis)
  const hasModel = useEngineState(
    ({ assets }) => analysis.kind === 'recommend' && assets.some(({ id }) => id === analysis.model),
  )
  const { job, changed } = useAskedJob()
  const does = (command: Command) => () => void runCommand(command, context)

  if (!hasSource) return { label: words.toStart, press: does(openFilesCommand) }
  if (scored && !hasModel) return { label: modelWords.use, press: does(pickModel) }
  const missing = missingRoles(recipe)
  if (missing.length > 0) {
    const things = formatList(missing.map((role) => ingest.roles[role].thing))
    return { label: words.toMapping, note: words.missing(things), press: () => go('data') }
  }
  const label =
    job && !changed && !brief
      ? words.runAgain
      : scored
        ? modelWords.score
        : job && !brief
          ? words.runChanged
          : words.run
  return { label, keys: showKeys(run.keys), press: does(run) }
}
