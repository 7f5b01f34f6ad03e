import type { TableRequest } from '../../analyses/table-request'
import type { Arena } from '../memory/arena'
import type { Source } from '../readers/batch'
import type { BasketTable, ReadTableOptions } from './basket-table'
import { readBaskets } from './read-baskets'
import { readEntries } from './read-entries'

/** Reads what the request maps and makes the columns of it: one pass over the source. */
export function readTable(
  source: Source,
  request: TableRequest,
  arena: Arena,
  options: ReadTableOptions,
): Promise<BasketTable> {
  const read = request.want.shape === 'baskets' ? readBaskets : readEntries
  return read(source, request, arena, options)
}
