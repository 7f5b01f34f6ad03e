import type { SourceData } from '../../recipe/schema'
import { besideData } from '../parts/open/beside-data'
import { useMapping } from '../parts/open/use-mapping'

/** What the question says of a table beside the lines, and changes to it. */
export function useBeside(name: string) {
  const { data, change } = useMapping()
  const own = data.prepared?.sources[name]
  const put = (part: Partial<SourceData>) => {
    const { prepared } = data
    if (!prepared || !own) return
    const merged = Object.entries({ ...own, ...part }).filter(([, value]) => value !== undefined)
    const source = Object.fromEntries(merged) as unknown as SourceData
    change({ prepared: { ...prepared, sources: { ...prepared.sources, [name]: source } } })
  }
  return { data, own, asked: besideData(data, name), put }
}
