import { formatCount } from '../../base/format'
import { words } from '../../base/language'
import type { FaceWords } from '../../face'

/** Words of the pictures. */
export const charts = words('charts', {
  view: 'Show as',
  asPicture: 'Picture',
  asTable: 'Table',
  savePicture: 'Save picture',
  png: 'PNG',
  pngHint: 'For slides and documents',
  svg: 'SVG',
  svgHint: 'Sharp at any size, can be edited',
  drawing: 'Drawing…',
  retry: 'Try again',
  empty: ({ one, many }: FaceWords) => ({
    title: `No ${many} to draw`,
    text: `No ${one} passes the filters. Take some of them away.`,
  }),
  more: (count: number) => `Show ${formatCount(count)} more`,
  lift: { less: 'less than chance', more: 'more than chance' },
  across: (measure: string, log: boolean) => `${measure}${log ? ', log scale' : ''} →`,
  upwards: (measure: string, log: boolean) => `↑ ${measure}${log ? ', log scale' : ''}`,
})
