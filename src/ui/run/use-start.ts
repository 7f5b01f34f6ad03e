import { formatList } from '../base/format'
import { roleWords } from '../base/role-words'
import { faceOf, verbsOf } from '../face-of'
import { useEngineState } from '../state/engine-context'
import { missingRoles } from '../state/missing-roles'
import { useWorkspace } from '../state/workspace'
import type { Command } from './commands/command'
import { showKeys } from './commands/keys'
import { run } from './commands/run'
import { runCommand, useCommandContext, useCommandsOfViews } from './commands/use-commands'
import { useAskedJob } from './use-asked-job'
import { runWords as words } from './words'

interface Start {
  label: string
  /** What stands in the way, in a sentence. */
  note?: string
  keys?: string | undefined
  press(): void
}

/** The next step towards an answer: a run, or what it lacks; `open` is the way to data. `brief` says no more than what it does. */
export function useStart(brief: boolean, open: Command): Start {
  const context = useCommandContext()
  const recipe = useWorkspace((w) => w.recipe)
  const go = useWorkspace((w) => w.go)
  const hasSource = useEngineState((state) => state.source !== null)
  const { analysis } = recipe
  const assets = useEngineState((state) => state.assets)
  const ofViews = useCommandsOfViews()
  const { job, changed } = useAskedJob()
  const does = (command: Command) => () => void runCommand(command, context)

  if (!hasSource) return { label: words.toStart, press: does(open) }
  const hindrance = faceOf(analysis.kind).missing?.(recipe, { assets })
  if (hindrance) {
    const help = ofViews.find(({ id }) => id === hindrance.command)
    return { label: hindrance.label, press: () => help && does(help)() }
  }
  const missing = missingRoles(recipe)
  if (missing.length > 0) {
    const things = formatList(missing.map((role) => roleWords[role].thing))
    return { label: words.toMapping, note: words.missing(things), press: () => go('data') }
  }
  const fresh = verbsOf(analysis).start ?? (job && !brief ? words.runChanged : words.run)
  const label = job && !changed && !brief ? words.runAgain : fresh
  return { label, keys: showKeys(run.keys), press: does(run) }
}
