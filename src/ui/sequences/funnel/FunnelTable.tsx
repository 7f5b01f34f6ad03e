import type { Funnel } from '../../../workers/sequences/types'
import { formatShare } from '../../base/cell-format'
import { formatCount } from '../../base/format'
import { TableTwin, type TwinColumn } from '../../parts/charts/TableTwin'
import { stepName } from '../path'
import { formatSpan, type TimeScale } from '../times'
import { sequenceWords } from '../words'
import { type FunnelRow, funnelRows, itemsOfStep, type OnFunnel, withoutText } from './rows'

const words = sequenceWords.funnel.twin

/** The funnel in numbers; customers and drop-offs open. */
export function FunnelTable({
  funnel,
  label,
  scale,
  onShow,
}: {
  funnel: Funnel
  label: string
  scale: TimeScale
  onShow(on: OnFunnel): void
}) {
  const time = (name: 'median' | 'q25' | 'q75', label: string): TwinColumn<FunnelRow> => ({
    label,
    numeric: true,
    text: (row) => formatSpan(row[name], scale),
  })
  return (
    <TableTwin<FunnelRow>
      caption={label}
      columns={[
        {
          label: words.event,
          text: ({ step }) => [stepName(step), withoutText(step.without)].filter(Boolean).join(', '),
        },
        { label: words.step, numeric: true, text: ({ at }) => formatCount(at + 1) },
        {
          label: words.customers,
          numeric: true,
          text: ({ customers }) => formatCount(customers),
          press:
            ({ at }) =>
            () =>
              onShow({ at, dropped: false }),
        },
        { label: words.first, numeric: true, text: ({ ofFirst }) => formatShare(ofFirst) },
        { label: words.previous, numeric: true, text: ({ ofPrevious }) => formatShare(ofPrevious) },
        {
          label: words.dropped,
          numeric: true,
          text: ({ at, droppedOff }) => (at + 1 < funnel.steps.length ? formatCount(droppedOff) : '–'),
          press: ({ at, droppedOff }) => (droppedOff > 0 ? () => onShow({ at, dropped: true }) : null),
        },
        ...(funnel.steps.some(({ tooEarly }) => tooEarly !== undefined)
          ? [
              {
                label: words.tooEarly,
                numeric: true,
                text: ({ at, tooEarly = 0 }: FunnelRow) => (at + 1 < funnel.steps.length ? formatCount(tooEarly) : '–'),
              },
            ]
          : []),
        ...(scale === 'none' ? [] : [time('median', words.median), time('q25', words.low), time('q75', words.high)]),
      ]}
      rows={funnelRows(funnel)}
      indexOf={() => null}
      isSelected={() => false}
      onSelect={() => undefined}
      itemsOf={itemsOfStep}
    />
  )
}
