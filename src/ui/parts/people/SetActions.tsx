import { readReference } from '../../../recipe/kept-set'
import { Button } from '../../base/components/Button'
import { isOfSet } from '../../base/group-word'
import { useWorkspace } from '../../state/workspace'
import type { NamedSet } from './kept-sets'
import styles from './people.module.css'
import { useSetUses } from './use-set'
import { peopleWords as words } from './words'

/** What can be asked of a kept set. */
export function SetActions({ set, focus = false }: { set: NamedSet; focus?: boolean }) {
  const group = useWorkspace(({ recipe }) => recipe.data.roles.group)
  const { ask } = useSetUses()
  return (
    <div className={styles.actions}>
      {/* What was pressed to keep them is gone: the next press is here. */}
      <Button kind="primary" size="small" autoFocus={focus} onPress={() => ask(set, 'only')}>
        {words.only[set.whose]}
      </Button>
      <Button size="small" onPress={() => ask(set, 'without')}>
        {words.without[set.whose]}
      </Button>
      {readReference(group)?.id !== set.id && (
        <Button size="small" onPress={() => ask(set, 'compare')}>
          {group === undefined || isOfSet(group) ? words.compare : words.compareInPlace(group)}
        </Button>
      )}
    </div>
  )
}
