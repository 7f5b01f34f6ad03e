import { FolderDown, Lock, Package } from 'lucide-react'
import { useState } from 'react'
import { Label } from 'react-aria-components/Label'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import type { Job } from '../../../workers/protocol/jobs'
import type { PeopleChoice } from '../../../workers/protocol/published'
import { toast } from '../../base/components/announce'
import { Button } from '../../base/components/Button'
import { Checkbox } from '../../base/components/Checkbox'
import { Dialog } from '../../base/components/Dialog'
import { ErrorNotice } from '../../base/components/ErrorNotice'
import { TextField } from '../../base/components/TextField'
import { formatBytes } from '../../base/format'
import { told } from '../../base/told'
import { countedRows, faceOf } from '../../face-of'
import { useMarks } from '../../state/marks'
import { conditionText } from '../open/condition-text'
import { publishFacts } from './facts'
import { preparedText } from './prepared-text'
import styles from './publish.module.css'
import { usePublishedFiles } from './use-published-files'
import { publishWords as words } from './words'
import { folderName, saveZip, writeFolder, writesFolders } from './write'

const CHOICES = ['replaced', 'out', 'named'] as const
/** A result whose rows bear no name needs no other one. */
const NOBODY: PeopleChoice = 'replaced'

/** What others will see and what stays here, said before anything is written. */
export default function PublishDialog({ job, onClose }: { job: Job; onClose(): void }) {
  const { people: peopleIn, column, asked, prepared } = publishFacts(job)
  const nouns = faceOf(job.recipe.analysis.kind).words()
  const [title, setTitle] = useState(job.recipe.title ?? nouns.nav)
  const [chosen, setChosen] = useState<PeopleChoice | null>(peopleIn === 'rows' ? null : NOBODY)
  const [agreed, setAgreed] = useState(false)
  const [conditions, setConditions] = useState<readonly number[]>([])
  const [withSteps, setWithSteps] = useState(false)
  const { stars, notes } = useMarks(job.jobId)
  const [withNotes, setWithNotes] = useState(true)
  const [writing, setWriting] = useState(false)
  const people = peopleIn === 'labels' ? 'named' : chosen
  const needsWord = peopleIn !== null && peopleIn !== 'rows'
  const { published, files, error } = usePublishedFiles(job, {
    title: title.trim(),
    people: people ?? NOBODY,
    ofPeople: peopleIn === 'rows' || peopleIn === 'labels',
    conditions,
    steps: withSteps,
    notes: withNotes ? Object.keys(notes).map(Number) : [],
  })
  const waits = people === null ? words.first : needsWord && !agreed ? words.agree : null
  const disabled = waits !== null || files === null || writing || title.trim() === ''
  const name = folderName(title)
  const save = async (to: 'folder' | 'zip') => {
    if (!files) return
    setWriting(true)
    try {
      if (to === 'zip') await saveZip(name, files)
      else if (!(await writeFolder(name, files))) return
      toast(words.done(name))
      onClose()
    } catch (thrown) {
      toast(told(thrown), 'bad')
    } finally {
      setWriting(false)
    }
  }
  const size = files && formatBytes(files.reduce((sum, { bytes }) => sum + bytes.length, 0))
  const noted = Object.entries(notes)
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.title}
      footer={
        <>
          <span className={styles.size} role="status">
            {writing ? words.working : (waits ?? (size && words.size(size)))}
          </span>
          <Button
            kind={writesFolders() ? 'plain' : 'primary'}
            icon={<Package aria-hidden="true" />}
            isDisabled={disabled}
            onPress={() => void save('zip')}
          >
            {words.asZip}
          </Button>
          {writesFolders() && (
            <Button
              kind="primary"
              icon={<FolderDown aria-hidden="true" />}
              isDisabled={disabled}
              onPress={() => void save('folder')}
            >
              {words.asFolder}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.form}>
        <p className={styles.hint}>{words.about}</p>
        <div>
          <TextField label={words.name} value={title} onChange={setTitle} />
          <p className={styles.hint}>{words.folder(name)}</p>
        </div>
        {peopleIn === 'rows' && (
          <RadioGroup
            className={styles.choices ?? ''}
            value={chosen}
            onChange={(next) => setChosen(next as PeopleChoice)}
          >
            <Label className={styles.heading ?? ''}>{words.people}</Label>
            {CHOICES.map((id) => (
              <Radio key={id} value={id} className={styles.choice ?? ''}>
                <span>
                  {words.choices[id].label}
                  <small>{words.choices[id].means}</small>
                </span>
              </Radio>
            ))}
          </RadioGroup>
        )}
        {needsWord && (
          <div className={styles.ask}>
            <p>
              {peopleIn === 'labels' ? words.labels(column ?? '') : peopleIn === 'sets' ? words.sets : words.journeys}
            </p>
            <Checkbox checked={agreed} onChange={setAgreed}>
              {peopleIn === 'labels'
                ? words.labelsAgreed
                : peopleIn === 'sets'
                  ? words.setsAgreed
                  : words.journeysAgreed}
            </Checkbox>
          </div>
        )}
        <section>
          <h3 className={styles.heading}>{words.goes}</h3>
          <ul className={styles.list}>
            <li>{words.rows(countedRows(job.result?.rows ?? 0, job.recipe.analysis.kind))}</li>
            <li>{words.question}</li>
            {prepared.fate === 'plain' && <li>{words.steps}</li>}
            {stars.length > 0 && <li>{words.stars(stars.length)}</li>}
          </ul>
          {asked.length > 0 && (
            <fieldset className={styles.conditions}>
              <legend>{words.conditions}</legend>
              {asked.map(({ at, filter }) => (
                <Checkbox
                  key={at}
                  checked={conditions.includes(at)}
                  onChange={(on) => setConditions((all) => (on ? [...all, at] : all.filter((each) => each !== at)))}
                >
                  {conditionText(filter)}
                </Checkbox>
              ))}
            </fieldset>
          )}
          {prepared.fate === 'asked' && (
            <>
              <Checkbox checked={withSteps} onChange={setWithSteps}>
                {words.stepsAsked}
              </Checkbox>
              <ul className={styles.words} aria-label={words.stepsWords}>
                {prepared.words.map((each) => (
                  <li key={JSON.stringify(each)}>{preparedText(each)}</li>
                ))}
              </ul>
            </>
          )}
          {noted.length > 0 && (
            <>
              <Checkbox checked={withNotes} onChange={setWithNotes}>
                {withNotes ? words.notes(noted.length) : words.noNotes}
              </Checkbox>
              {withNotes && (
                <dl className={styles.notes} tabIndex={0} aria-label={words.notesTitle}>
                  {noted.map(([row, text]) => (
                    <div key={row}>
                      <dt>{words.row(Number(row))}</dt>
                      <dd>{text}</dd>
                    </div>
                  ))}
                </dl>
              )}
            </>
          )}
        </section>
        <section>
          <h3 className={styles.heading}>
            <Lock aria-hidden="true" /> {words.stays}
          </h3>
          <ul className={styles.list}>
            <li>{words.raw}</li>
            {published?.takenOut.map((part) => (
              <li key={part}>{words.out[part]}</li>
            ))}
          </ul>
          {published && <p className={styles.hint}>{published.fingerprint === null ? words.alone : words.again}</p>}
          {error !== null && <ErrorNotice error={error} />}
        </section>
      </div>
    </Dialog>
  )
}
