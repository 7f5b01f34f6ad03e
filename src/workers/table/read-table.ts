import type { TableRequest } from '../../analyses/table-request'
import type { Arena } from '../memory/arena'
import type { Source } from '../readers/batch'
import type { BasketTable, ReadTableOptions } from './basket-table'
import { readerOf } from './shapes'

/** Reads what the request maps and makes the columns of it: one pass over the source. */
export function readTable(
  source: Source,
  request: TableRequest,
  arena: Arena,
  options: ReadTableOptions,
): Promise<BasketTable> {
  return readerOf(request.want).read(source, request, arena, options)
}
