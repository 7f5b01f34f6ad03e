import { useMemo } from 'react'
import type { Flow } from '../../../workers/sequences/types'
import { formatShare } from '../../base/cell-format'
import { formatCount } from '../../base/format'
import { TableTwin } from '../../parts/charts/TableTwin'
import { sequenceWords } from '../words'
import { type FlowWay, flowParts, itemsOf, nodeText, type OnFlow, stepText } from './flow-option'

const words = sequenceWords.flow.twin

interface Row {
  on: OnFlow
  customers: number
  ofFirst: number
  ofPrevious: number
}

/** First who is where, then who goes where. */
function rowsOf(flow: Flow): Row[] {
  const parts = flowParts(flow)
  return [
    ...parts.map(({ node, ofFirst, ofPrevious }) => ({ on: { node }, customers: node.customers, ofFirst, ofPrevious })),
    ...parts.flatMap(({ node, links }) => links.map(({ to, ...link }) => ({ on: { node, next: to }, ...link }))),
  ]
}

/** The flow in numbers; each of them opens its customers. */
export function FlowTable({
  flow,
  label,
  way,
  onShow,
}: {
  flow: Flow
  label: string
  way: FlowWay
  onShow(on: OnFlow): void
}) {
  const rows = useMemo(() => rowsOf(flow), [flow])
  return (
    <TableTwin<Row>
      caption={label}
      columns={[
        { label: way.visits ? words.item : words.event, text: ({ on }) => nodeText(on.node, way) },
        { label: way.visits ? words.visit : words.step, text: ({ on }) => stepText(on.node.step, way) },
        { label: words.next, text: ({ on }) => (on.next ? nodeText(on.next, way) : words.any) },
        {
          label: words.customers,
          numeric: true,
          text: ({ customers }) => formatCount(customers),
          press:
            ({ on }) =>
            () =>
              onShow(on),
        },
        { label: words.first, numeric: true, text: ({ ofFirst }) => formatShare(ofFirst) },
        { label: words.previous, numeric: true, text: ({ ofPrevious }) => formatShare(ofPrevious) },
      ]}
      rows={rows}
      indexOf={() => null}
      isSelected={() => false}
      onSelect={() => undefined}
      itemsOf={({ on }) => itemsOf(on)}
    />
  )
}
