import { Bookmark } from 'lucide-react'
import { isSetFilter, readReference } from '../../../recipe/kept-set'
import { Button } from '../../base/components/Button'
import { useWorkspace } from '../../state/workspace'
import { useKeptSets } from './kept-sets'
import styles from './people.module.css'
import { textOfSet } from './set-text'
import { useSetUses } from './use-set'
import { peopleWords as words } from './words'

/** Whom a question is asked of, where it is not everybody, and the way back. */
export default function AskedOfSets() {
  const { filters = [], roles } = useWorkspace(({ recipe }) => recipe.data)
  const sets = useKeptSets()
  const { askEverybody } = useSetUses()
  const compared = readReference(roles.group)
  const told = [
    ...filters
      .filter(isSetFilter)
      .map((filter) => (filter.op === 'in set' ? words.askedOf : words.askedWithout)(textOfSet(filter, sets))),
    ...(compared ? [words.askedBeside(compared.name)] : []),
  ]
  if (told.length === 0) return null
  return (
    <div className={styles.asked}>
      <Bookmark aria-hidden="true" />
      <span>{told.join(' · ')}</span>
      <Button kind="quiet" size="small" onPress={askEverybody}>
        {words.everybody}
      </Button>
    </div>
  )
}
