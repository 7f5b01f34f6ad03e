import type { Wants } from '../../../analyses/shapes'
import { lineNames } from '../sentences'
import { sumValues } from '../settle-entries'
import { entryReader } from './entry-reader'

export const priced = entryReader<Wants['priced']>({
  line: lineNames.priced(),
  needs: ['basket', 'item', 'value'],
  numbers: 'values',
  ranked: false,
  bytesPerLine: () => ({ columns: 12, kernel: 24 }),
  plan: ({ add, time }, { perUnit }) => ({
    number: add('value', 'number'),
    quantity: perUnit ? add('quantity', 'number') : null,
    // Numbers may be anything; a picture of weeks needs moments.
    rowTime: time === 'moments' ? add('time', 'time') : null,
  }),
  settle: (parts, timeTexts) => sumValues(parts, timeTexts),
})
