import './sankey'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import type { CustomersQuery, Flow as FlowData } from '../../../workers/sequences/types'
import { formatShare } from '../../base/cell-format'
import { formatCount } from '../../base/format'
import { ChartFrame } from '../../parts/charts/ChartFrame'
import type { Size } from '../../parts/charts/grid-window'
import { useLook } from '../../parts/charts/look'
import { partsIn } from '../../parts/charts/pointed'
import { ScrolledPicture } from '../../parts/charts/ScrolledPicture'
import { useShowPeople } from '../people'
import type { JourneyPictureProps } from '../picture-props'
import { formatSpan } from '../times'
import { useJourneyQueries, useTimeScale } from '../use-journeys'
import { sequenceWords } from '../words'
import { FlowControls } from './FlowControls'
import { FlowTable } from './FlowTable'
import {
  type FlowWay,
  flowLegend,
  flowOption,
  flowParts,
  flowSize,
  itemsOf,
  nodeText,
  type OnFlow,
  type ShareOf,
  shareOf,
  stepText,
} from './flow-option'
import { useFlow } from './use-flow'

const words = sequenceWords.flow
const SAVED: Size = { width: 1280, height: 760 }

const partAt = partsIn<OnFlow>('on')

/** Who is meant, in a line. */
function titleOf({ node, next }: OnFlow, way: FlowWay): string {
  const step = stepText(node.step, way)
  if (!next && node.kind === 'end' && node.step > 0) {
    return sequenceWords.people.end(stepText(node.step - 1, way), way.direction === 'before')
  }
  if (!next) return sequenceWords.people.atNode(nodeText(node, way), step)
  return sequenceWords.people.onLink(`${step}: ${nodeText(node, way)}`, nodeText(next, way))
}

/** Which events customers go through, one after the other, and where they leave. */
export default function Flow({ job }: JourneyPictureProps) {
  const look = useLook()
  const flow = useFlow(job)
  const { settings, query } = flow
  const showPeople = useShowPeople()
  const [hovered, setHovered] = useState<OnFlow | null>(null)
  const { data, error, isPending } = useQuery({
    ...useJourneyQueries().flow(job.jobId, query),
    enabled: !settings.within.pending,
  })
  const { direction, of, anchor, visits } = settings
  const scale = useTimeScale(job.jobId)
  const time = direction === 'after' ? settings.within.time : null
  const within = time === null ? null : formatSpan(time, scale, sequenceWords.longUnits)
  const way = useMemo((): FlowWay => ({ direction, visits, within }), [direction, visits, within])
  const said = visits ? words.byVisits : words
  const steps = data ? Math.max(1, ...data.nodes.map(({ step }) => step + 1)) : settings.steps
  const plain = data ? said.label(data.customers, steps, said.from(anchor, direction === 'before')) : ''
  const label = data && within !== null ? words.byVisits.lost(plain, within) : plain
  const draw = useCallback(
    (size: Size) => (data ? flowOption(look, data, { size, of, way }) : {}),
    [look, data, of, way],
  )
  const sizeFor = useCallback((room: Size) => flowSize(steps, room), [steps])
  const show = (on: OnFlow) => {
    const people: CustomersQuery = { of: 'flow', ...query, ...on }
    showPeople({ title: titleOf(on, way), query: people, path: { steps: [] } })
  }

  return (
    <ChartFrame
      name="basketeer-flow"
      jobId={job.jobId}
      count={data ? sequenceWords.customers(data.customers) : ''}
      controls={<FlowControls job={job} flow={flow} />}
      caption={
        hovered && data ? (
          <FlowCaption flow={data} on={hovered} way={way} of={of} />
        ) : within === null ? (
          sequenceWords.hover
        ) : (
          words.lostNote(within, settings.within.time === settings.within.guess)
        )
      }
      state={{
        pending: isPending,
        error,
        empty: data?.customers === 0,
        emptyWords: anchor === null ? sequenceWords.nothing : words.noAnchor(anchor),
      }}
      drawing={
        data
          ? {
              size: flowSize(steps, SAVED),
              title: said.title,
              subtitle: label,
              legend: flowLegend(look, way),
              option: (inset) =>
                flowOption(look, data, {
                  size: flowSize(steps, SAVED),
                  of,
                  way,
                  inset,
                }),
            }
          : null
      }
      picture={
        <ScrolledPicture
          label={label}
          sizeFor={sizeFor}
          draw={draw}
          partAt={partAt}
          onHover={setHovered}
          onPress={show}
          itemsOf={itemsOf}
        />
      }
      table={data && <FlowTable flow={data} label={label} way={way} onShow={show} />}
    />
  )
}

function FlowCaption({ flow, on, way, of }: { flow: FlowData; on: OnFlow; way: FlowWay; of: ShareOf }) {
  const same = (a: OnFlow['node'], b: OnFlow['node']) => a.step === b.step && a.kind === b.kind && a.label === b.label
  const part = flowParts(flow).find(({ node }) => same(node, on.node))
  const next = on.next
  const link = next && part?.links.find(({ to }) => same(to, next))
  const shown = next ? link : part && { ...part, customers: part.node.customers }
  if (!part || !shown) return null
  const whole =
    of === 'first' ? words.ofFirstMeans : next ? words.ofNodeMeans(nodeText(part.node, way)) : words.ofStepMeans
  return (
    <>
      <b>{titleOf(on, way)}</b>{' '}
      <span>{sequenceWords.share(formatCount(shown.customers), formatShare(shareOf(shown, of)), whole)}</span>
    </>
  )
}
