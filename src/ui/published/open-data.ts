import type { Engine } from '../../client/types'
import { doneOf, sourcesOf } from '../../preparation/steps'
import type { InputFile, SourceInfo } from '../../workers/protocol/files'
import type { Job } from '../../workers/protocol/jobs'
import { formatList } from '../base/format'
import { knownTables } from '../parts/open/known-tables'
import { publishedFaults } from '../parts/publish/sentences'

const columnsOf = ({ columns }: SourceInfo) => new Set(columns.map(({ name }) => name))

/** Tables that a question still waits for, by name. */
export function missingTables({ recipe }: Pick<Job, 'recipe'>, open: readonly string[]): string[] {
  const { prepared } = recipe.data
  return sourcesOf(doneOf(prepared?.steps ?? [])).filter((name) => !open.includes(name))
}

/** What the columns of the lines have to be: of the table as it is asked, or as it is before any step. */
function missingColumns({ recipe }: Job, lines: SourceInfo): string[] {
  const { data } = recipe
  const known = knownTables(data)
  const asked = [...Object.values(data.roles), ...(data.filters ?? []).map(({ column }) => column)]
  const wanted = known ? known.required[known.lines] : asked
  const there = columnsOf(lines)
  return [...new Set((wanted ?? []).filter((name): name is string => name !== undefined && !there.has(name)))]
}

/** Opens the data that a published result was made from, makes of it what was asked, and takes nothing else for it. */
export async function openData(engine: Engine, job: Job, files: InputFile[]): Promise<void> {
  const { data } = job.recipe
  const { prepared } = data
  try {
    const lines = await openLines(engine, job, files)
    const lacking = missingColumns(job, lines)
    if (lacking.length > 0) throw publishedFaults.otherColumns({ name: lines.name, columns: formatList(lacking) })
    if (prepared) await engine.prepare(data)
    const { source } = engine.getState()
    if (source?.fingerprint !== job.source?.fingerprint) throw publishedFaults.otherData({ name: lines.name })
  } catch (error) {
    await engine.close()
    throw error
  }
}

async function openLines(engine: Engine, job: Job, files: InputFile[]): Promise<SourceInfo> {
  const { data } = job.recipe
  const known = knownTables(data)
  const wanted = missingTables(job, [])
  if (!known || wanted.length === 0) return engine.open(files, data.read ? { read: data.read } : {})
  const { lines, beside } = await engine.openTables(files, { known: { ...known, joined: true } })
  const lacking = missingTables(
    job,
    beside.map(({ name }) => name),
  )
  if (lacking.length === 0) return lines
  throw publishedFaults.moreFiles({ tables: formatList(lacking), open: formatList(files.map(({ name }) => name)) })
}
