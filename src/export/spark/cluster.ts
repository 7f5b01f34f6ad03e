import type { SparkInput } from './input'

/** What a project is thought to need: a rule of thumb, as nobody can see the cluster from here. */
export interface Cluster {
  /** Machines beside the driver; none is a single machine. */
  workers: number
  cores: number
  /** Of each machine. */
  gigabytes: number
  /** What its sources come to once they are read. */
  readBytes: number
  /** One group is one task, and must fit into one. */
  perGroup: boolean
}

const GB = 1e9
/** How much larger cells are in Spark than in a file of that kind. */
const GROWS: Readonly<Record<string, number>> = { csv: 1.5, json: 1, parquet: 6, arrow: 1.5, xlsx: 10 }
/** What one machine takes well: half of its memory is Spark's, and joins and groups want room for twice. */
const ONE = 16
const A_WORKER = 16

/** `times`: how much more data there will be than was opened here. */
export function clusterFor({ sources, recipe }: SparkInput, times = 1): Cluster {
  const readBytes = sources
    .flatMap(({ files }) => files)
    .reduce((sum, { bytes, format }) => sum + bytes * (GROWS[format] ?? 2) * times, 0)
  const workers = readBytes <= ONE * GB ? 0 : Math.min(64, Math.ceil(readBytes / (A_WORKER * GB)))
  const { perGroup } = recipe.analysis as { perGroup?: boolean }
  return { workers, cores: 8, gigabytes: 32, readBytes, perGroup: perGroup === true }
}
