import { Select } from '../../base/components/Select'
import type { LookSettings } from '../../state/look-schema'
import { useKeptSets } from '../people/kept-sets'
import { namesOfSet, type SetOffered, type SetSide } from './set-side'
import { originOf } from './use-sets'
import { compareWords as words } from './words'

type Chosen = NonNullable<LookSettings['compare']>

/** A set as a side, with how it came about, for whoever reads the link elsewhere. */
export function useSetChoice(sets: readonly SetOffered[]): (id: string) => Partial<Chosen> {
  const kept = useKeptSets()
  return (id) => {
    const set = sets.find((each) => each.id === id)
    const named = kept.find((each) => each.id === id)
    if (!set || !named) return {}
    const origin = typeof set.asked === 'string' ? (originOf(named) as Chosen['origin']) : undefined
    return { by: 'set', a: { set: set.asked }, b: undefined, origin }
  }
}

/** Which of the kept sets A is. */
export function SetSelect({
  side,
  sets,
  change,
}: {
  side: SetSide
  sets: readonly SetOffered[]
  change(change: Partial<Chosen>): void
}) {
  const chosen = useSetChoice(sets)
  return (
    <Select
      label={words.set}
      value={side.kept?.id ?? null}
      placeholder={namesOfSet(side).a}
      options={sets.map(({ id, name }) => ({ id, label: name }))}
      onChange={(id) => change(chosen(id))}
    />
  )
}
