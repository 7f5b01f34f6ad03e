import { useQuery } from '@tanstack/react-query'
import { type ReactNode, Suspense, useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { InputFile } from '../../workers/protocol/files'
import type { Job } from '../../workers/protocol/jobs'
import { Announcements, toast } from '../base/components/announce'
import { ErrorNotice } from '../base/components/ErrorNotice'
import { Loading } from '../base/Loading'
import { told } from '../base/told'
import { topBarSlot } from '../base/top-bar-slot'
import type { Handshake } from '../embed/handshake'
import { serveHosts } from '../embed/serve-hosts'
import { holdVersion } from '../offline/hold-version'
import { type DataOffer, DataOfferContext } from '../parts/needs-data/data-offer'
import { useWindowDrop } from '../parts/open/DropTarget'
import { pickFiles } from '../parts/open/pick-files'
import { fetchSamples, type Sample } from '../parts/open/samples'
import { publishedFaults } from '../parts/publish/sentences'
import { publishWords as words } from '../parts/publish/words'
import { viewName } from '../places'
import { ErrorBoundary } from '../shell/ErrorBoundary'
import { ViewChunk } from '../shell/ViewChunk'
import { bindUrl } from '../state/bind-url'
import { EngineContext, useEngine, useEngineState } from '../state/engine-context'
import { useAskAgain } from '../state/use-ask-again'
import { useWorkspaceStore } from '../state/workspace'
import { Banner } from './Banner'
import { type Opened, openPublished } from './open-published'
import styles from './PublishedApp.module.css'
import { readingEngine } from './reading-engine'

/** A view that somebody has published, to be looked at: without its question, and without the data. */
export default function PublishedApp({ place, handshake }: { place: string; handshake: Handshake | null }) {
  const engine = useEngine()
  const workspace = useWorkspaceStore()
  const [opened, setOpened] = useState<Opened | null>(null)
  const [error, setError] = useState<unknown>(null)
  useEffect(() => {
    holdVersion()
    openPublished(place, { engine, workspace }).then(setOpened, setError)
  }, [place, engine, workspace])
  if (error !== null) {
    return (
      <main className={styles.refused}>
        <ErrorNotice error={error} />
      </main>
    )
  }
  if (!opened) {
    return (
      <main className={styles.page}>
        <Loading text={words.opening} />
      </main>
    )
  }
  return <Shown opened={opened} handshake={handshake} />
}

function Shown({ opened, handshake }: { opened: Opened; handshake: Handshake | null }) {
  const engine = useEngine()
  const { job } = opened
  const reading = useMemo(() => readingEngine(engine, job), [engine, job])
  return (
    <EngineContext value={reading}>
      <Page opened={opened} handshake={handshake} />
    </EngineContext>
  )
}

function Page({ opened: { view, job }, handshake }: { opened: Opened; handshake: Handshake | null }) {
  const engine = useEngine()
  const workspace = useWorkspaceStore()
  const { kind } = job.recipe.analysis
  const ofView = useSyncExternalStore(topBarSlot.subscribe, topBarSlot.get)
  const framed = handshake !== null
  const attached = useEngineState(({ source }) => source !== null && source.fingerprint === job.source?.fingerprint)
  useAskAgain()
  useEffect(() => {
    document.title = view.title
    if (handshake) void serveHosts(handshake, engine, workspace, () => undefined, publishedFaults.readOnly)
    // A link into it says more than it does itself. Inside a host's page the history is the host's.
    else return bindUrl(workspace, (error) => toast(told(error), 'bad'))
    return undefined
  }, [view, handshake, engine, workspace])
  const take = useCallback(
    async (files: InputFile[]) => (await import('./open-data')).openData(engine, job, files),
    [engine, job],
  )
  const whole = job.source !== null
  const sample = useSampleBehind(job)
  const offer = useMemo((): DataOffer => {
    const lacking = !attached
    if (!whole) return { text: words.cannot, open: null, lacking }
    const press = () => {
      filesFor(sample)
        .then((files) => (files.length > 0 ? take(files) : undefined))
        .catch((error: unknown) => toast(told(error), 'bad'))
    }
    return sample
      ? { text: words.fromSample, open: { label: words.openSample, press }, lacking }
      : { text: words.needsData, open: { label: words.openData, press }, lacking }
  }, [whole, sample, take, attached])
  return (
    <Droppable take={whole ? take : null}>
      <div className={styles.page}>
        <Banner view={view} framed={framed} attached={attached} open={offer.open}>
          {ofView}
        </Banner>
        <main className={styles.main} aria-label={viewName(kind)}>
          <DataOfferContext value={offer}>
            <ErrorBoundary key={kind}>
              <Suspense fallback={<Loading />}>
                <ViewChunk key={kind} name={kind} />
              </Suspense>
            </ErrorBoundary>
          </DataOfferContext>
        </main>
      </div>
      <Announcements />
    </Droppable>
  )
}

/** What comes with the workbench need not be looked for. */
function useSampleBehind(job: Job): Sample | null {
  const { data = null } = useQuery({
    queryKey: ['sample behind', job.jobId],
    queryFn: async ({ signal }) =>
      (await import('./sample-behind')).sampleBehind(job, await fetchSamples({ signal })) ?? null,
    enabled: job.source !== null,
    retry: false,
  })
  return data
}

const filesFor = async (sample: Sample | null): Promise<InputFile[]> =>
  sample ? (await import('./sample-behind')).sampleFiles(sample) : pickFiles({})

type Take = (files: InputFile[]) => Promise<unknown>

const takeNothing: Take = async () => undefined

function Droppable({ take, children }: { take: Take | null; children: ReactNode }) {
  const over = useWindowDrop(take ?? takeNothing)
  return (
    <>
      {children}
      {over && take && (
        <div className={styles.veil} aria-hidden="true">
          {words.dropHere}
        </div>
      )}
    </>
  )
}
