import { formatCount } from '../../base/format'
import { words } from '../../base/language'
import type { FaceWords } from '../../face'

/** Words on paper. */
export const printWords = words('print', {
  data: 'Data',
  columns: 'Columns',
  conditions: 'Only rows where',
  filters: 'Shown are',
  order: 'In the order of',
  page: (file: string, date: string) => `${file} · printed on ${date} with Basketeer`,
  rows: (printed: number, matched: number, { one, many }: FaceWords) =>
    printed === matched
      ? `${formatCount(matched)} ${matched === 1 ? one : many}`
      : `The first ${formatCount(printed)} of ${formatCount(matched)} ${many}`,
})
