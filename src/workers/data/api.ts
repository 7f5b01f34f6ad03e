import type { DataApi } from '../protocol/data-worker'
import { createHouse, type DataParts } from './house'
import { keepingRoom } from './rooms/keeping'
import { linesRoom } from './rooms/lines'
import { openingRoom } from './rooms/opening'
import { resultsRoom } from './rooms/results'
import { runsRoom } from './rooms/runs'
import { sqlDoor } from './rooms/sql'
import { stepsRoom } from './rooms/steps'

export type { DataParts }

/** Everything that can be asked of the data worker, once `start` has been: a room each, and here what concerns several. */
export function createDataApi(parts: DataParts): DataApi {
  const house = createHouse(parts)
  const { sources, background, look, started } = house
  const { sql, room } = sqlDoor(house)

  return {
    ...openingRoom(house),
    ...stepsRoom(house),
    ...linesRoom(house),
    ...runsRoom(house),
    ...resultsRoom(house),
    ...keepingRoom(house),
    sql,

    async start(options) {
      house.start(options)
      parts.warmUp?.()
    },
    abort: house.abort,
    async close(sourceId) {
      const { tables, search, jobTables } = started()
      jobTables.drop(sourceId)
      background.remove(`lines ${sourceId}`)
      tables.dropSource(sourceId)
      look.forget()
      sources.close(sourceId)
      await search.drop(sourceId)
      ;(await room())?.rest()
    },
    async forget(jobId) {
      const { search, jobTables } = started()
      parts.results.forget(jobId)
      search.forget(jobId)
      jobTables.forget(jobId)
      await (await room())?.forget(jobId)
    },
    async memory() {
      const { tables, engine, workshop } = started()
      return {
        table: tables.bytes(),
        models: parts.assets.bytes(),
        results: parts.results.bytes(),
        duckdb: (await engine.memoryBytes()) + (await workshop.bytes()) + ((await (await room())?.bytes()) ?? 0),
      }
    },
  }
}
