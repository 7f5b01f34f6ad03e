import './sankey'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { CustomersQuery, Flow as FlowData } from '../../../workers/sequences/types'
import { formatShare } from '../../base/cell-format'
import { formatCount } from '../../base/format'
import { ChartFrame } from '../../parts/charts/ChartFrame'
import type { Size } from '../../parts/charts/grid-window'
import { useLook } from '../../parts/charts/look'
import type { Pointed } from '../../parts/charts/Picture'
import { ScrolledPicture } from '../../parts/charts/ScrolledPicture'
import { useShowPeople } from '../people'
import type { JourneyPictureProps } from '../picture-props'
import { useJourneyQueries } from '../use-journeys'
import { sequenceWords } from '../words'
import { FlowControls } from './FlowControls'
import { FlowTable } from './FlowTable'
import { flowLegend, flowOption, flowParts, flowSize, nodeText, type OnFlow, shareOf, stepText } from './flow-option'
import { type FlowSettings, useFlow } from './use-flow'

const words = sequenceWords.flow
const SAVED: Size = { width: 1280, height: 760 }

function partAt(pointed: Pointed | null): OnFlow | null {
  if (!pointed || !('mark' in pointed) || typeof pointed.mark !== 'object' || !pointed.mark) return null
  return (pointed.mark as { on?: OnFlow }).on ?? null
}

/** Who is meant, in a line. */
function titleOf({ node, next }: OnFlow, { direction }: FlowSettings): string {
  const step = stepText(node.step, direction)
  if (!next && node.kind === 'end' && node.step > 0) {
    return sequenceWords.people.end(stepText(node.step - 1, direction), direction === 'before')
  }
  if (!next) return sequenceWords.people.atNode(nodeText(node, direction), step)
  return sequenceWords.people.onLink(`${step}: ${nodeText(node, direction)}`, nodeText(next, direction))
}

/** Which events customers go through, one after the other, and where they leave. */
export default function Flow({ job }: JourneyPictureProps) {
  const look = useLook()
  const flow = useFlow(job)
  const { settings, query } = flow
  const showPeople = useShowPeople()
  const [hovered, setHovered] = useState<OnFlow | null>(null)
  const { data, error, isPending } = useQuery(useJourneyQueries().flow(job.jobId, query))
  const { direction, of, anchor } = settings
  const steps = data ? Math.max(1, ...data.nodes.map(({ step }) => step + 1)) : settings.steps
  const label = data ? words.label(data.customers, steps, words.from(anchor, direction === 'before')) : ''
  const draw = useCallback(
    (size: Size) => (data ? flowOption(look, data, { size, of, direction }) : {}),
    [look, data, of, direction],
  )
  const sizeFor = useCallback((room: Size) => flowSize(steps, room), [steps])
  const show = (on: OnFlow) => {
    const people: CustomersQuery = { of: 'flow', ...query, ...on }
    showPeople({ title: titleOf(on, settings), query: people, path: { steps: [] } })
  }

  return (
    <ChartFrame
      name="basketeer-flow"
      jobId={job.jobId}
      count={data ? sequenceWords.customers(data.customers) : ''}
      controls={<FlowControls job={job} flow={flow} />}
      caption={hovered && data ? <FlowCaption flow={data} on={hovered} settings={settings} /> : sequenceWords.hover}
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
              title: words.title,
              subtitle: label,
              legend: flowLegend(look, direction),
              option: (inset) =>
                flowOption(look, data, {
                  size: flowSize(steps, SAVED),
                  of,
                  direction,
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
          onHover={(pointed) => setHovered(partAt(pointed))}
          onPress={(pointed) => {
            const on = partAt(pointed)
            if (on) show(on)
          }}
        />
      }
      table={data && <FlowTable flow={data} label={label} direction={direction} onShow={show} />}
    />
  )
}

function FlowCaption({ flow, on, settings }: { flow: FlowData; on: OnFlow; settings: FlowSettings }) {
  const { direction, of } = settings
  const same = (a: OnFlow['node'], b: OnFlow['node']) => a.step === b.step && a.kind === b.kind && a.label === b.label
  const part = flowParts(flow).find(({ node }) => same(node, on.node))
  const next = on.next
  const link = next && part?.links.find(({ to }) => same(to, next))
  const shown = next ? link : part && { ...part, customers: part.node.customers }
  if (!part || !shown) return null
  const whole =
    of === 'first' ? words.ofFirstMeans : next ? words.ofNodeMeans(nodeText(part.node, direction)) : words.ofStepMeans
  return (
    <>
      <b>{titleOf(on, settings)}</b>{' '}
      <span>{sequenceWords.share(formatCount(shown.customers), formatShare(shareOf(shown, of)), whole)}</span>
    </>
  )
}
