import type { Filter } from '../../preparation/filter'
import type { Source } from '../readers/batch'

/** A table of which only rows count that meet conditions. */
export function where(source: Source, conditions: readonly Filter[] = []): Source {
  if (conditions.length === 0) return source
  return {
    ...source,
    read: (request, options) => source.read({ ...request, filters: [...conditions, ...request.filters] }, options),
  }
}
