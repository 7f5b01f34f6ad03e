import { useQuery } from '@tanstack/react-query'
import { Bookmark } from 'lucide-react'
import { useState } from 'react'
import type { Whose } from '../../../workers/people/types'
import type { ExportFormat } from '../../../workers/protocol/result'
import { toast } from '../../base/components/announce'
import { Button } from '../../base/components/Button'
import { ErrorNotice } from '../../base/components/ErrorNotice'
import { told } from '../../base/told'
import { useEngine } from '../../state/engine-context'
import { useWorkspace } from '../../state/workspace'
import { FormatMenu } from '../export/FormatMenu'
import { saveExport } from '../export/use-export'
import { lacksLines } from '../needs-data/data-offer'
import { LacksData } from '../needs-data/NeedsData'
import { resultWords } from '../results/words'
import type { PeopleBehind } from './behind'
import { keepSet, type NamedSet, useKeptSets } from './kept-sets'
import styles from './people.module.css'
import { SetActions } from './SetActions'
import { usePeopleQueries } from './use-people'
import { peopleWords as words } from './words'

/** All who stand behind a number: to be exported whole, or kept. A frame in another page asks no questions. */
export function PeopleBar(people: PeopleBehind) {
  const embedded = useWorkspace((workspace) => workspace.embedded)
  const queries = usePeopleQueries(people)
  const { data, error } = useQuery({
    ...queries.count(people.of),
    enabled: people.known === undefined && !embedded,
  })
  const known = people.known ?? data
  if (embedded) return null
  if (lacksLines(error)) return <LacksData />
  if (error) return <ErrorNotice error={error} />
  if (!known) return <p className={styles.bar}>{words.counting}</p>
  if (known.count === 0) return <p className={styles.bar}>{words.nobody}</p>
  return <Bar key={JSON.stringify([people.jobId, people.of])} people={people} {...known} />
}

function Bar({ people, count, whose }: { people: PeopleBehind; count: number; whose: Whose }) {
  const engine = useEngine()
  const { file, keep } = usePeopleQueries(people)
  const [working, setWorking] = useState<'keep' | 'export' | null>(null)
  const [keptId, setKeptId] = useState<string | null>(null)
  const { jobId, of, name } = people
  const same = JSON.stringify([jobId, of])
  const kept = useKeptSets().find(
    ({ id, origin }) => id === keptId || JSON.stringify([origin.jobId, origin.of]) === same,
  )

  async function during(what: 'keep' | 'export', work: () => Promise<void>) {
    setWorking(what)
    try {
      await work()
    } catch (error) {
      toast(told(error), 'bad')
    } finally {
      setWorking(null)
    }
  }
  const save = (format: ExportFormat) =>
    during('export', async () => toast(resultWords.export.done(await saveExport(await file(of, format), format))))
  const take = () =>
    during('keep', async () => {
      const recipe = engine.job(jobId)?.recipe
      if (!recipe) return
      const set: NamedSet = keepSet(await keep(of), name, { jobId, recipe, of, told: name })
      setKeptId(set.id)
      toast(words.kept(words.counted(set.size, whose)))
    })

  return (
    <div className={styles.bar}>
      <b>{words.all(count, whose)}</b>
      <div className={styles.buttons}>
        <FormatMenu
          rows={count}
          working={working === 'export'}
          disabled={working !== null}
          onSave={(format) => void save(format)}
        />
        {!kept && (
          <Button
            kind="quiet"
            size="small"
            icon={<Bookmark aria-hidden="true" />}
            isDisabled={working !== null}
            onPress={() => void take()}
          >
            {working === 'keep' ? words.keeping : words.keep}
          </Button>
        )}
      </div>
      {kept && (
        <div className={styles.kept}>
          <p>{words.keptAs(kept.name)}</p>
          <SetActions set={kept} focus={keptId !== null} />
        </div>
      )}
    </div>
  )
}
