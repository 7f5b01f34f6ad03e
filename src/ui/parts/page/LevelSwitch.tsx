import { toast } from '../../base/components/announce'
import { Segmented } from '../../base/components/Segmented'
import { told } from '../../base/told'
import { useCommandContext } from '../../run/commands/use-commands'
import { startRun } from '../../run/start-run'
import { useEngineState } from '../../state/engine-context'
import { missingRoles } from '../../state/missing-roles'
import { useWorkspace } from '../../state/workspace'
import styles from './LevelSwitch.module.css'
import { levelWords as words } from './level-words'

const ITEMS = '\u0000'

/** At which level items are looked at. It asks anew at once: nothing else of the question changes. */
export default function LevelSwitch() {
  const context = useCommandContext()
  const levels = useWorkspace((w) => w.recipe.data.levels)
  const level = useWorkspace((w) => w.recipe.data.level)
  const changeRecipe = useWorkspace((w) => w.changeRecipe)
  const hasSource = useEngineState((state) => state.source !== null)
  if (!levels?.length) return null
  const choose = (chosen: string) => {
    // The title spoke of what was looked at.
    changeRecipe(({ title: _title, ...recipe }) => {
      const { level: _level, ...data } = recipe.data
      return { ...recipe, data: chosen === ITEMS ? data : { ...data, level: chosen } }
    })
    if (!hasSource || missingRoles(context.workspace.getState().recipe).length > 0) return
    startRun(context).catch((error: unknown) => toast(told(error), 'bad'))
  }
  return (
    <div className={styles.bar}>
      <span aria-hidden="true">{words.level}</span>
      <Segmented
        label={words.level}
        hideLabel
        value={level ?? ITEMS}
        options={[
          ...levels.map((name) => ({ id: name, label: words.column(name) })),
          { id: ITEMS, label: words.items },
        ]}
        onChange={choose}
      />
    </div>
  )
}
