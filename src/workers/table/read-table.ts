import type { TableRequest } from '../../analyses/table-request'
import type { Arena } from '../memory/arena'
import type { Source } from '../readers/batch'
import { notesOf } from '../readers/notes'
import type { BasketTable, ReadTableOptions } from './basket-table'
import { doubtsOf } from './doubts'
import { lossesOf } from './losses'
import { withNames } from './names'
import { netReturns } from './returns/net-returns'
import { readerOf } from './shapes'

/** Reads what the request maps and makes the columns of it: one pass over the source, and one more before it where returns are set against sales. */
export async function readTable(
  source: Source,
  request: TableRequest,
  arena: Arena,
  options: ReadTableOptions,
): Promise<BasketTable> {
  if (!request.netting) return readLines(source, request, arena, options)
  const { netted, returns } = await netReturns(source, request, options.signal)
  const table = await readLines(netted, request, arena, options)
  const health = { ...table.info.health, rows: table.info.health.rows + returns.dropped, netted: returns }
  return { ...table, info: { ...table.info, health } }
}

async function readLines(
  source: Source,
  request: TableRequest,
  arena: Arena,
  options: ReadTableOptions,
): Promise<BasketTable> {
  const read = await readerOf(request.want).read(source, request, arena, options)
  const table = await withNames(read, source, request, options.signal)
  const { health, shape } = table.info
  const warnings = [...notesOf(source.info), ...doubtsOf(source.info, request.data), ...lossesOf(health, shape)]
  return warnings.length === 0 ? table : { ...table, info: { ...table.info, warnings } }
}
