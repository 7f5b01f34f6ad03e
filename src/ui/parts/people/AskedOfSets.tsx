import { Bookmark } from 'lucide-react'
import { useState } from 'react'
import { isSetFilter, readReference } from '../../../recipe/kept-set'
import { toast } from '../../base/components/announce'
import { Button } from '../../base/components/Button'
import { told as plain } from '../../base/told'
import { useCommandContext } from '../../run/commands/use-commands'
import { useEngineState } from '../../state/engine-context'
import { useWorkspace } from '../../state/workspace'
import { useKeptSets } from './kept-sets'
import { makeAgain } from './make-again'
import styles from './people.module.css'
import { textOfSet } from './set-text'
import { useSetUses } from './use-set'
import { peopleWords as words } from './words'

/** Whom a question is asked of, where it is not everybody, and the way back. */
export default function AskedOfSets() {
  const { filters = [], roles, sets: origins = {} } = useWorkspace(({ recipe }) => recipe.data)
  const sets = useKeptSets()
  const { askEverybody } = useSetUses()
  const context = useCommandContext()
  const hasSource = useEngineState(({ source }) => source !== null)
  const [making, setMaking] = useState(false)
  const compared = readReference(roles.group)
  const told = [
    ...filters
      .filter(isSetFilter)
      .map((filter) => (filter.op === 'in set' ? words.askedOf : words.askedWithout)(textOfSet(filter, sets))),
    ...(compared ? [words.askedBeside(compared.name)] : []),
  ]
  const missing = Object.keys(origins).filter((reference) =>
    sets.every(({ id }) => id !== readReference(reference)?.id),
  )
  async function again(): Promise<void> {
    setMaking(true)
    try {
      await makeAgain(context, missing)
    } catch (error) {
      toast(plain(error), 'bad')
    } finally {
      setMaking(false)
    }
  }
  if (told.length === 0) return null
  return (
    <div className={styles.asked}>
      <Bookmark aria-hidden="true" />
      <span>{told.join(' · ')}</span>
      {hasSource && missing.length > 0 && (
        <Button size="small" isDisabled={making} onPress={() => void again()}>
          {making ? words.makingAgain : words.again}
        </Button>
      )}
      <Button kind="quiet" size="small" onPress={askEverybody}>
        {words.everybody}
      </Button>
    </div>
  )
}
