import { useQuery } from '@tanstack/react-query'
import { type Zippable, zipSync } from 'fflate'
import { Copy, Download, Table2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { clusterFor } from '../../../export/spark/cluster'
import type { ProjectFile } from '../../../export/spark/plan'
import { type SparkProject, sparkProject } from '../../../export/spark/project'
import { uploadCommands } from '../../../export/spark/readme'
import { doneOf } from '../../../preparation/steps'
import type { Job } from '../../../workers/protocol/jobs'
import { toast } from '../../base/components/announce'
import { Button } from '../../base/components/Button'
import { copyText } from '../../base/components/copy-text'
import { Dialog } from '../../base/components/Dialog'
import { ErrorNotice } from '../../base/components/ErrorNotice'
import { IconButton } from '../../base/components/IconButton'
import { Notice } from '../../base/components/Notice'
import { Select } from '../../base/components/Select'
import { saveFile } from '../../base/components/save-file'
import { TextField } from '../../base/components/TextField'
import { formatBytes, formatNumber } from '../../base/format'
import { told } from '../../base/told'
import { faceOf } from '../../face-of'
import { useAskedJob } from '../../run/use-asked-job'
import { useEngine, useEngineState } from '../../state/engine-context'
import { useWorkspace } from '../../state/workspace'
import { bringTables } from './bring-tables'
import { Code } from './Code'
import { sparkInput, withFigures } from './collect'
import styles from './spark.module.css'
import { resultForSpark } from './take-result'
import { sparkWords as words } from './words'

const NAME = /^[a-z][a-z0-9_]{0,99}$/
const TIMES = ['1', '10', '100', '1000'] as const
const decoder = new TextDecoder()

/** Parquet is packed already. */
const zipped = (slug: string, files: readonly ProjectFile[]) =>
  new Blob(
    [
      zipSync(
        Object.fromEntries(
          files.map(({ name, bytes }) => [
            `${slug}/${name}`,
            name.endsWith('.parquet') ? ([bytes, { level: 0 }] as const) : bytes,
          ]),
        ) as Zippable,
      ) as Uint8Array<ArrayBuffer>,
    ],
    { type: 'application/zip' },
  )

/** The question as notebooks: what they do, what they need, how they read, and how they get there. */
export default function SparkDialog({ onClose }: { onClose(): void }) {
  const engine = useEngine()
  const recipe = useWorkspace((w) => w.recipe)
  const source = useEngineState((state) => state.source)
  const [catalog, setCatalog] = useState('main')
  const [schema, setSchema] = useState('basketeer')
  const named = NAME.test(catalog) && NAME.test(schema)
  const { job, changed } = useAskedJob()
  const answered = changed || !job?.result ? null : job
  const input = useQuery({
    queryKey: ['spark-input', source?.id, source?.fingerprint, recipe, answered?.jobId],
    queryFn: ({ signal }) => sparkInput(engine, recipe, answered, signal),
  })
  const project = useQuery({
    queryKey: ['spark-project', source?.id, source?.fingerprint, recipe, catalog, schema, answered?.jobId],
    queryFn: () => sparkProject(input.data!, { catalog, schema }),
    enabled: named && input.data !== undefined && input.data !== null,
    placeholderData: (previous) => previous,
  })
  const made = project.data
  const [looking, setLooking] = useState<AbortController>()
  useEffect(() => () => looking?.abort(), [looking])
  const download = async () => {
    if (!made) return
    const stopped = new AbortController()
    setLooking(stopped)
    try {
      const whole = await sparkProject(await withFigures(engine, made.plan.input, stopped.signal), { catalog, schema })
      const name = `${whole.plan.slug}.zip`
      const brought = await bringTables(engine, whole.plan, stopped.signal)
      saveFile(name, zipped(whole.plan.slug, [...whole.files, ...brought]))
      toast(words.done(name))
    } catch (thrown) {
      if (!stopped.signal.aborted) toast(told(thrown), 'bad')
    } finally {
      setLooking(undefined)
    }
  }
  const takeResult = async (of: Job) => {
    try {
      const { name, zip } = await resultForSpark(engine, of, { catalog, schema })
      saveFile(name, zip)
      toast(words.done(name))
    } catch (thrown) {
      toast(told(thrown), 'bad')
    }
  }
  const size = made && formatBytes(made.files.reduce((sum, { bytes }) => sum + bytes.length, 0))
  const error = input.error ?? project.error
  return (
    <Dialog
      open
      onClose={onClose}
      kind="wide"
      title={words.title}
      footer={
        <>
          <span className={styles.size} role="status">
            {looking
              ? words.looking
              : made && size
                ? words.size(size, made.files.length)
                : error === null
                  ? words.making
                  : ''}
          </span>
          {answered && (
            <Button icon={<Table2 aria-hidden="true" />} isDisabled={!named} onPress={() => void takeResult(answered)}>
              {words.result}
            </Button>
          )}
          <Button
            kind="primary"
            icon={<Download aria-hidden="true" />}
            isDisabled={!made || !named || project.isPlaceholderData || looking !== undefined}
            onPress={() => void download()}
          >
            {words.download}
          </Button>
        </>
      }
    >
      <div className={styles.dialog}>
        <div className={styles.about}>
          <p className={styles.hint}>
            {made?.plan.brought.some(({ comes }) => comes) ? words.aboutBringing : words.about}
          </p>
          <div className={styles.names}>
            <TextField label={words.catalog} value={catalog} onChange={setCatalog} />
            <TextField label={words.schema} value={schema} onChange={setSchema} />
          </div>
          {!named && <p className={styles.wrong}>{words.named}</p>}
          {input.data === null && <p className={styles.hint}>{words.noData}</p>}
          {error !== null && <ErrorNotice error={error} />}
          {made && <About project={made} />}
        </div>
        {made && <Files project={made} />}
      </div>
    </Dialog>
  )
}

function About({ project: { plan } }: { project: SparkProject }) {
  const [times, setTimes] = useState<string>('1')
  const { workers, cores, gigabytes, readBytes, perGroup } = clusterFor(plan.input, Number(times))
  const read = formatNumber(Number((readBytes / 1e9).toPrecision(2)))
  const commands = uploadCommands(plan)
  const { recipe } = plan.input
  const steps = doneOf(recipe.data.prepared?.steps ?? []).length + (recipe.data.filters?.length ?? 0)
  const results = faceOf(recipe.analysis.kind).words().many
  return (
    <>
      <section>
        <h3>{words.does}</h3>
        <ol className={styles.steps}>
          {plan.notebooks.map(({ key, layer, about, writes }) => (
            <li key={key}>
              <b>{key}</b> {words.layers[layer]({ about, writes, steps, results })}
            </li>
          ))}
        </ol>
      </section>
      {plan.notebooks.some(({ layer }) => layer === 'gold') ? (
        <section>
          <h3>{words.differs}</h3>
          {plan.differs.length === 0 ? (
            <p>{words.same}</p>
          ) : (
            <ul className={styles.list}>
              {plan.differs.map((code) => (
                <li key={code}>{words.differences[code]}</li>
              ))}
            </ul>
          )}
        </section>
      ) : (
        <Notice tone="warn">{words.noGold(results)}</Notice>
      )}
      {plan.brought.length > 0 && (
        <section>
          <h3>{words.along}</h3>
          <ul className={styles.list}>
            {plan.brought.map(({ source, file, bytes, comes }) => (
              <li key={file}>
                {comes ? words.comes(source, file, formatBytes(bytes)) : words.staysBehind(source, file)}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h3>{words.machines}</h3>
        <Select
          label={words.times}
          value={times}
          options={TIMES.map((id) => ({ id, label: words.timesAs(Number(id)) }))}
          onChange={setTimes}
        />
        <p>{workers === 0 ? words.one(read, cores, gigabytes) : words.many(read, workers, cores, gigabytes)}</p>
        <p className={styles.hint}>
          {words.thumb} {perGroup && words.perGroup}
        </p>
      </section>
      <section>
        <h3>{words.upload}</h3>
        {(['data', 'bundle', 'byHand'] as const).map((way) => (
          <Commands key={way} title={words[way]} lines={commands[way]} />
        ))}
      </section>
    </>
  )
}

function Commands({ title, lines }: { title: string; lines: readonly string[] }) {
  const text = lines.join('\n')
  return (
    <div className={styles.commands}>
      <header>
        {title}
        <IconButton label={`${words.copy}: ${title}`} onPress={() => void copyText(text, words.copied)}>
          <Copy aria-hidden="true" />
        </IconButton>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section tabIndex={0} aria-label={title}>
        <pre>{text}</pre>
      </section>
    </div>
  )
}

/** Notebooks first, as they run; then what belongs to them. */
function Files({ project: { files } }: { project: SparkProject }) {
  const texts = files.filter(({ name }) => /\.(?:py|json|ya?ml|md)$/.test(name))
  const [chosen, setChosen] = useState<string>()
  const shown = texts.find(({ name }) => name === chosen) ?? texts[0]
  if (!shown) return null
  return (
    <div className={styles.files}>
      <Select
        label={words.files}
        value={shown.name}
        options={texts.map(({ name }) => ({ id: name, label: name }))}
        onChange={setChosen}
      />
      <Code name={shown.name} text={decoder.decode(shown.bytes)} />
    </div>
  )
}
