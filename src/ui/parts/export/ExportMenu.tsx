import { Download, FileJson, FolderOutput, Link2, Server } from 'lucide-react'
import { lazy, Suspense, useEffect, useMemo, useState } from 'react'
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import { useStore } from 'zustand'
import type { AnalysisKind } from '../../../analyses/registry'
import { Button } from '../../base/components/Button'
import { IconButton } from '../../base/components/IconButton'
import { PHONE, useMedia } from '../../base/components/use-media'
import { faceOf } from '../../face-of'
import type { Command } from '../../run/commands/command'
import { showKeys } from '../../run/commands/keys'
import { runCommand, useCommandContext, useCommandsOfViews, useViewCommands } from '../../run/commands/use-commands'
import { useShownJob } from '../../state/shown-job'
import { askSpark, sparkAsked } from '../../state/spark-asked'
import { useWorkspace } from '../../state/workspace'
import { publishWords } from '../publish/words'
import { resultWords as words } from '../results/words'
import { sparkWords } from '../spark/words'
import { copyLink } from './copy-link'
import { ExportForm } from './ExportForm'
import styles from './export.module.css'
import { saveRecipe } from './recipe-file'

const PublishDialog = lazy(() => import('../publish/PublishDialog'))
const SparkDialog = lazy(() => import('../spark/SparkDialog'))

const KEYS = '$mod+e'

/** Takes a result along: a file of what is shown or of all, the recipe, or a link. */
export function ExportMenu({ kind }: { kind: AnalysisKind }) {
  const [open, setOpen] = useState(false)
  const [publishing, setPublishing] = useState(false)
  const forSpark = useStore(sparkAsked, (state) => state.open)
  // What was asked for on one view is not asked for on the next.
  useEffect(() => () => askSpark(false), [])
  const context = useCommandContext()
  const job = useShownJob(kind)
  const phone = useMedia(PHONE)
  const ofViews = useCommandsOfViews()
  const nouns = faceOf(kind).words()
  const publishable = useWorkspace(({ embedded }) => !embedded) && (job?.result?.rows ?? 0) > 0
  useViewCommands(
    useMemo<Command[]>(
      () => [
        {
          id: 'export',
          label: () => words.export.command(faceOf(kind).words()),
          keys: KEYS,
          words: 'download csv excel xlsx parquet arrow json save',
          run: () => setOpen(true),
        },
        {
          id: 'publish',
          label: () => (publishable ? publishWords.command : undefined),
          words: 'share website folder zip read-only static',
          exports: FolderOutput,
          run: () => setPublishing(true),
        },
        {
          id: 'spark',
          label: ({ engine }) => (engine.getState().source ? sparkWords.command : undefined),
          words: sparkWords.commandWords,
          exports: Server,
          run: () => askSpark(true),
        },
      ],
      [kind, publishable],
    ),
  )
  const close = () => setOpen(false)
  const menu = (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      {phone ? (
        <IconButton label={words.export.title} framed>
          <Download aria-hidden="true" />
        </IconButton>
      ) : (
        <Button icon={<Download aria-hidden="true" />} keys={showKeys(KEYS)}>
          {words.export.title}
        </Button>
      )}
      <Popover className={styles.popover ?? ''} placement="bottom end" offset={4}>
        <Dialog className={styles.dialog ?? ''} aria-label={words.export.title}>
          {job && (job.result?.rows ?? 0) > 0 ? (
            <ExportForm job={job} nouns={nouns} onDone={close} />
          ) : (
            <p className={styles.hint}>{words.export.nothing}</p>
          )}
          <div className={styles.others}>
            {ofViews.map((command) => {
              const { id, exports: Icon } = command
              const label = command.label(context)
              if (!Icon || label === undefined) return null
              return (
                <Button
                  key={id}
                  kind="quiet"
                  wide
                  icon={<Icon aria-hidden="true" />}
                  onPress={() => void runCommand(command, context).then(close)}
                >
                  {label}
                </Button>
              )
            })}
            <Button
              kind="quiet"
              icon={<FileJson aria-hidden="true" />}
              onPress={() => void runCommand(saveRecipe, context).then(close)}
            >
              {words.export.recipe}
            </Button>
            <Button
              kind="quiet"
              icon={<Link2 aria-hidden="true" />}
              onPress={() => void runCommand(copyLink, context).then(close)}
            >
              {words.export.link}
            </Button>
          </div>
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
  return (
    <>
      {menu}
      {forSpark && (
        <Suspense>
          <SparkDialog onClose={() => askSpark(false)} />
        </Suspense>
      )}
      {publishing && job && (
        <Suspense>
          <PublishDialog job={job} onClose={() => setPublishing(false)} />
        </Suspense>
      )}
    </>
  )
}
