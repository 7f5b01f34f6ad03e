import type { Data } from 'apache-arrow'
import type { SourceInfo } from '../../protocol/files'
import { createPause, type Pause } from '../../table/pause'
import type { Batch, BatchColumn, ColumnRequest, Reading, ReadProgress, ReadRequest, Source } from '../batch'
import { createRowFilter, keepRows, type RowFilter } from '../filter'
import { createTimeParser } from '../time'
import { type ColumnMapper, columnMapper } from './columns'
import { type Feed, type FeedPass, untilAborted } from './feed'
import type { ColumnBatch } from './ipc'
import { arrowFaults } from './sentences'
import { typesOf } from './shape'

type Select = (batch: ColumnBatch, pause: Pause) => Promise<Uint8Array | undefined>

/** Says which rows of a batch pass all filters; a filter reads its column in its own way, mapped or not. */
function rowSelection(info: SourceInfo, feed: Feed, { filters, read }: ReadRequest): Select {
  const tests = filters.map((filter): { filter: RowFilter; mapper: ColumnMapper } => {
    const column = info.columns.find((candidate) => candidate.name === filter.column)
    if (!column) {
      const stored = feed.files[0]?.schema.placeOf(filter.column)
      if (stored !== undefined) typesOf(feed, filter.column)
      throw arrowFaults.filterColumn({ column: filter.column })
    }
    const rowFilter = createRowFilter(filter, column.type, createTimeParser(read))
    return {
      filter: rowFilter,
      mapper: columnMapper({ name: column.name, as: rowFilter.as }, typesOf(feed, column.name), read),
    }
  })
  if (tests.length === 0) return async () => undefined
  return async (batch, pause) => {
    const keep = new Uint8Array(batch.rows).fill(1)
    for (const { filter, mapper } of tests) {
      filter.apply(await mapped(mapper, batch.column(filter.column)!, pause), mapper.dictionary, keep)
    }
    return keep
  }
}

async function mapped(mapper: ColumnMapper, data: Data, pause: Pause): Promise<BatchColumn> {
  const column = mapper.mapWithPauses ? await mapper.mapWithPauses(data, pause) : mapper.map(data)
  await pause()
  return column
}

async function mapColumns(
  batch: ColumnBatch,
  columns: ColumnRequest[],
  mappers: ColumnMapper[],
  pause: Pause,
): Promise<Batch> {
  const done: BatchColumn[] = []
  for (const [at, mapper] of mappers.entries()) {
    done.push(await mapped(mapper, batch.column(columns[at]!.name)!, pause))
  }
  return { rows: batch.rows, columns: done }
}

/** A source over anything that delivers Arrow record batches: Parquet and Arrow files share all that follows. */
export function arrowSource(info: SourceInfo, feed: Feed): Source {
  const open = new Set<FeedPass>()

  function read(
    request: ReadRequest,
    { signal, onProgress }: { signal: AbortSignal; onProgress(p: ReadProgress): void },
  ): Reading {
    const { columns, filters } = request
    const mappers = columns.map((column) => columnMapper(column, typesOf(feed, column.name), request.read))
    const select = rowSelection(info, feed, request)
    const names = [...new Set([...columns.map(({ name }) => name), ...filters.map(({ column }) => column)])]
    const filtered = { count: 0 }

    async function* batches(): AsyncGenerator<Batch> {
      const pause = createPause(signal)
      const pass = feed.open()
      open.add(pass)
      try {
        let done = 0
        for (const file of feed.files.keys()) {
          for await (const batch of untilAborted(pass.batches(file, names), signal)) {
            const all = await mapColumns(batch, columns, mappers, pause)
            const keep = await select(batch, pause)
            const kept = keep ? keepRows(all, keep) : all
            filtered.count += all.rows - kept.rows
            yield kept
            done += batch.rows
            onProgress({ done, total: info.rows })
          }
        }
      } finally {
        open.delete(pass)
        pass.close()
      }
    }

    return {
      dictionaries: mappers.map((mapper) => mapper.dictionary),
      batches: batches(),
      unreadable: { count: 0, first: [] },
      filtered,
    }
  }

  return {
    info,
    read,
    close() {
      for (const pass of open) pass.close()
      open.clear()
    },
  }
}
