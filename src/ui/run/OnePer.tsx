import { Select } from '../base/components/Select'
import { useEngineState } from '../state/engine-context'
import { useWorkspace } from '../state/workspace'
import { useAnalysis } from './use-analysis'
import { runWords } from './words'

const words = runWords.onePer
/** No column has this name: readers trim theirs. */
const NONE = ' '

/** Which column says of what kind an item is, where no list is to hold two of one. */
export function OnePer() {
  const [{ onePer }, change] = useAnalysis<{ onePer?: string | undefined }>()
  const roles = useWorkspace((w) => w.recipe.data.roles)
  const columns = useEngineState(({ source }) => source?.columns) ?? []
  const mapped = new Set<string | undefined>(Object.values(roles))
  const free = columns.filter(({ name, type }) => !mapped.has(name) && (type === 'text' || type === 'integer'))
  // What a link asks for is shown, whatever is open.
  const named = onePer === undefined || free.some(({ name }) => name === onePer) ? [] : [{ name: onePer, examples: [] }]
  const choices = [...free, ...named]
  if (choices.length === 0) return null
  return (
    <Select
      label={words.label}
      value={onePer ?? NONE}
      options={[
        { id: NONE, label: words.none },
        ...choices.map(({ name, examples }) => ({
          id: name,
          label: name,
          hint: examples.length > 0 ? words.like(examples.slice(0, 3)) : undefined,
        })),
      ]}
      onChange={(name) => change({ onePer: name === NONE ? undefined : name })}
    />
  )
}
