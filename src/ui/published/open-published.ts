import { fetchFile } from '../../client/own-origin'
import type { Engine } from '../../client/types'
import type { Job } from '../../workers/protocol/jobs'
import { jobOf, type PublishedView, RESULT_FILE, readView, sameResult, VIEW_FILE } from '../parts/publish/document'
import { publishedFaults } from '../parts/publish/sentences'
import { marks } from '../state/marks'
import { readHash } from '../state/url'
import type { WorkspaceStore } from '../state/workspace'

/** A published view that is on the screen. */
export interface Opened {
  view: PublishedView
  job: Job
}

const bytesAt = async (address: string) => new Uint8Array(await (await fetchFile(address)).blob.arrayBuffer())

/** Reads a folder beside this page, all of it or nothing, and shows what is in it. */
export async function openPublished(
  place: string,
  { engine, workspace }: { engine: Engine; workspace: WorkspaceStore },
): Promise<Opened> {
  const folder = place.replace(/\/+$/, '')
  // What takes a while is begun before it is needed: the other file, and the worker that reads it.
  const coming = bytesAt(`${folder}/${RESULT_FILE}`).catch((cause: unknown) => {
    throw publishedFaults.damaged({ place }, cause)
  })
  coming.catch(() => undefined)
  void engine.call((api) => api.memory()).catch(() => undefined)
  const view = readView(await bytesAt(`${folder}/${VIEW_FILE}`), place)
  const bytes = await coming
  if (!sameResult(bytes, view)) throw publishedFaults.damaged({ place }, RESULT_FILE)
  const job = readJob(view, place)
  engine.restore([job], {
    has: (jobId) => jobId === job.jobId,
    result: async (jobId) => (jobId === job.jobId ? bytes.slice() : undefined),
    parts: async () => new Map(),
  })
  marks.fix({ [job.jobId]: view.marks })
  const where = readHash(view.where)
  workspace.setState({
    ...where,
    view: job.recipe.analysis.kind,
    recipe: job.recipe,
    shownJob: job.jobId,
    selected: view.selected,
    fresh: false,
  })
  return { view, job }
}

function readJob(view: PublishedView, place: string): Job {
  try {
    return jobOf(view)
  } catch (cause) {
    throw publishedFaults.damaged({ place }, cause)
  }
}
