import { CustomChart } from 'echarts/charts'
import { use } from 'echarts/core'

use([CustomChart])

/** A shape as ECharts draws it, in pixels of the picture. */
export type Shape = Record<string, unknown>

/** Shapes that belong together: one thing to point at, told by `datum`. */
export interface Mark {
  datum: object
  shapes: Shape[]
}

/** Marks drawn where they say, without axes; what the pointer is on is the datum. */
export function marksSeries(marks: readonly Mark[]) {
  return {
    type: 'custom',
    coordinateSystem: 'none',
    data: marks.map(({ datum }) => ({ value: 0, ...datum })),
    renderItem: ({ dataIndex }: { dataIndex: number }) => ({
      type: 'group',
      children: marks[dataIndex]?.shapes ?? [],
    }),
  }
}
