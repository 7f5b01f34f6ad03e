import { shapeOfRecipe } from '../../../analyses/table-request'
import type { RecipeData } from '../../../recipe/schema'
import { toast } from '../../base/components/announce'
import { ToggleChip } from '../../base/components/Chip'
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
const MIXED = '\u0001'

/** What stands together where levels are mixed, from coarse to fine; the last is what is looked at. */
const together = (levels: readonly string[], { mix = [], level }: Pick<RecipeData, 'mix' | 'level'>) => [
  ...levels.filter((name) => mix.includes(name) && name !== level),
  level ?? ITEMS,
]

/** At first the two finest that people would tell apart: items are looked at by themselves only where they have names of their own. */
function firstMixed(levels: readonly string[], { level, names }: Pick<RecipeData, 'level' | 'names'>): string[] {
  const finest = levels.at(-1) as string
  if (level !== undefined && level !== levels[0]) return [levels[levels.indexOf(level) - 1] as string, level]
  const above = levels.at(-2)
  return names?.item === finest && above !== undefined ? [above, finest] : [finest, ITEMS]
}

/** At which level items are looked at. It asks anew at once: nothing else of the question changes. */
export default function LevelSwitch() {
  const context = useCommandContext()
  const data = useWorkspace((w) => w.recipe.data)
  const mixes = useWorkspace((w) => shapeOfRecipe(w.recipe) === 'baskets' && w.recipe.data.layout === 'long')
  const changeRecipe = useWorkspace((w) => w.changeRecipe)
  const hasSource = useEngineState((state) => state.source !== null)
  const { levels, level } = data
  if (!levels?.length) return null
  const mixed = mixes && data.mix !== undefined
  const ask = (looked: string, mix?: string[]) => {
    // The title spoke of what was looked at.
    changeRecipe(({ title: _title, ...recipe }) => {
      const { level: _level, mix: _mix, ...rest } = recipe.data
      return {
        ...recipe,
        data: { ...rest, ...(looked === ITEMS ? {} : { level: looked }), ...(mix?.length ? { mix } : {}) },
      }
    })
    if (!hasSource || missingRoles(context.workspace.getState().recipe).length > 0) return
    startRun(context).catch((error: unknown) => toast(told(error), 'bad'))
  }
  const askTogether = (parts: readonly string[]) => ask(parts.at(-1) as string, parts.slice(0, -1))
  const choose = (chosen: string) => {
    if (chosen === MIXED) askTogether(firstMixed(levels, data))
    else ask(chosen)
  }
  const all = [...levels, ITEMS]
  const parts = together(levels, data)
  const called = (name: string) => (name === ITEMS ? words.items : words.column(name))
  return (
    <div className={styles.bar}>
      <span aria-hidden="true">{words.level}</span>
      <Segmented
        label={words.level}
        hideLabel
        value={mixed ? MIXED : (level ?? ITEMS)}
        options={[
          ...all.map((name) => ({ id: name, label: called(name) })),
          ...(mixes ? [{ id: MIXED, label: words.mixed }] : []),
        ]}
        onChange={choose}
      />
      {mixed && (
        <fieldset className={styles.together}>
          <legend>{words.together}</legend>
          <div>
            {all.map((name) => (
              <ToggleChip
                key={name}
                selected={parts.includes(name)}
                disabled={parts.length === 2 && parts.includes(name)}
                onChange={(on) => askTogether(all.filter((each) => (each === name ? on : parts.includes(each))))}
              >
                {called(name)}
              </ToggleChip>
            ))}
          </div>
        </fieldset>
      )}
    </div>
  )
}
