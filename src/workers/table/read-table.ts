import type { TableRequest } from '../../analyses/table-request'
import type { Arena } from '../memory/arena'
import type { Source } from '../readers/batch'
import { notesOf } from '../readers/notes'
import type { BasketTable, ReadTableOptions } from './basket-table'
import { doubtsOf } from './doubts'
import { lossesOf } from './losses'
import { readerOf } from './shapes'

/** Reads what the request maps and makes the columns of it: one pass over the source. */
export async function readTable(
  source: Source,
  request: TableRequest,
  arena: Arena,
  options: ReadTableOptions,
): Promise<BasketTable> {
  const table = await readerOf(request.want).read(source, request, arena, options)
  const { health, shape } = table.info
  const warnings = [...notesOf(source.info), ...doubtsOf(source.info, request.data), ...lossesOf(health, shape)]
  return warnings.length === 0 ? table : { ...table, info: { ...table.info, warnings } }
}
