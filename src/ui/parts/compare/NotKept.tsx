import { useState } from 'react'
import { readReference } from '../../../recipe/kept-set'
import { toast } from '../../base/components/announce'
import { Button } from '../../base/components/Button'
import { EmptyState } from '../../base/components/EmptyState'
import { told } from '../../base/told'
import { useCommandContext } from '../../run/commands/use-commands'
import { useLookOf } from '../../state/use-look'
import { referenceOf } from '../people/kept-sets'
import { remake, type SetOrigin } from '../people/make-again'
import { peopleWords } from '../people/words'
import { compareWords } from './words'

const words = compareWords.notKept

/** A side that came with a link, before it is made here. */
export function NotKept({ set }: { set: string }) {
  const context = useCommandContext()
  const [{ origin }, change] = useLookOf('compare')
  const [making, setMaking] = useState(false)
  async function again(): Promise<void> {
    setMaking(true)
    try {
      const made = await remake(context, readReference(set)?.name ?? set, origin as unknown as SetOrigin)
      change({ by: 'set', a: { set: made.ids ? { column: made.column, ids: made.ids } : referenceOf(made) } })
    } catch (error) {
      toast(told(error), 'bad')
    } finally {
      setMaking(false)
    }
  }
  return (
    <EmptyState
      title={words.title}
      action={
        origin && (
          <Button kind="primary" isDisabled={making} onPress={() => void again()}>
            {making ? peopleWords.makingAgain : peopleWords.again}
          </Button>
        )
      }
    >
      {origin ? words.text : words.textAlone}
    </EmptyState>
  )
}
