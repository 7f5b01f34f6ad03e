import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '../../base/components/IconButton'
import { TextField } from '../../base/components/TextField'
import { kindWords } from '../../face-of'
import { useEngine } from '../../state/engine-context'
import { useWorkspace } from '../../state/workspace'
import { type NamedSet, removeSet, renameSet, useKeptSets } from './kept-sets'
import styles from './people.module.css'
import { SetActions } from './SetActions'
import { isAbout, isComparedBy, useSetUses } from './use-set'
import { peopleWords as words } from './words'

/** Every set that is kept: what it is, where from, and what can be asked of it. */
export function KeptSets() {
  const sets = useKeptSets()
  if (sets.length === 0) return null
  return (
    <section className={styles.sets} aria-label={words.setsTitle}>
      <h2>{words.setsTitle}</h2>
      <p>{words.setsHint}</p>
      <ul>
        {sets.map((set) => (
          <Row key={set.id} set={set} />
        ))}
      </ul>
    </section>
  )
}

function Row({ set }: { set: NamedSet }) {
  const { forgetSet } = useEngine()
  const { drop } = useSetUses()
  const data = useWorkspace(({ recipe }) => recipe.data)
  const [name, setName] = useState(set.name)
  const { recipe, told } = set.origin
  const about = data.filters?.some((filter) => isAbout(set, filter)) ?? false
  const compared = isComparedBy(data, set)
  const remove = () => {
    if (about || compared) drop(set)
    removeSet(set.id)
    void forgetSet(set.id).catch(() => undefined)
  }
  return (
    <li className={styles.set}>
      <div className={styles.head}>
        <TextField
          label={words.name}
          hideLabel
          value={name}
          onChange={setName}
          onBlur={() => {
            renameSet(set.id, name)
            if (name.trim() === '') setName(set.name)
          }}
        />
        <IconButton label={words.remove(set.name)} onPress={remove}>
          <Trash2 aria-hidden="true" />
        </IconButton>
      </div>
      <p>
        {[
          words.counted(set.size, set.whose),
          set.column,
          words.from(`${kindWords[recipe.analysis.kind].many} · ${told}`),
          ...(about ? [words.inUse] : []),
          ...(compared ? [words.compared] : []),
        ].join(' · ')}
      </p>
      <SetActions set={set} />
    </li>
  )
}
