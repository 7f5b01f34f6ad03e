import type { Flow, FlowNode, FlowNodePlace, FlowQuery } from '../../../workers/sequences/types'
import { formatShare } from '../../base/cell-format'
import { formatCount } from '../../base/format'
import { type Inset, NO_INSET, oneLine } from '../../parts/charts/axes'
import type { ChartLegend } from '../../parts/charts/chart-legend'
import type { ChartOption } from '../../parts/charts/echarts'
import type { Size } from '../../parts/charts/grid-window'
import type { Look } from '../../parts/charts/look'
import { cutText } from '../../parts/charts/text-width'
import { sequenceWords } from '../words'

const words = sequenceWords.flow

/** What a share is a share of. */
export type ShareOf = 'first' | 'previous'

export type FlowDirection = FlowQuery['direction']

/** How a flow is to be told of. */
export interface FlowWay {
  direction: FlowDirection
  /** Whether a step is a visit. */
  visits: boolean
  /** After how long somebody counts as lost, in words; null where only who never comes again does. */
  within: string | null
}

/** A node with what its number means; a link in terms of nodes. */
export interface FlowPart {
  node: FlowNode
  /** Of all in the picture, and of those who were there the step before. */
  ofFirst: number
  ofPrevious: number
  links: { to: FlowNode; customers: number; ofFirst: number; ofPrevious: number }[]
}

const share = (part: number, whole: number) => (whole > 0 ? part / whole : Number.NaN)

/** Who has no event at a step. */
const isEnd = ({ kind }: Pick<FlowNode, 'kind'>) => kind === 'end' || kind === 'open'

/** Customers who have an event at a step: all but those who dropped off before it. */
export function reachedAt({ nodes }: Flow, step: number): number {
  return nodes.reduce((sum, node) => (node.step === step && !isEnd(node) ? sum + node.customers : sum), 0)
}

const ORDER = { item: 0, others: 1, end: 2, open: 3 } as const

/** The nodes by step, the largest first, the others and the drop-off below. */
export function flowParts(flow: Flow): FlowPart[] {
  const parts = flow.nodes.map((node): FlowPart => {
    const before = node.step === 0 ? flow.customers : reachedAt(flow, node.step - 1)
    return {
      node,
      ofFirst: share(node.customers, flow.customers),
      ofPrevious: share(node.customers, before),
      links: flow.links
        .filter(({ from }) => flow.nodes[from] === node)
        .flatMap(({ to, customers }) => {
          const next = flow.nodes[to]
          return next === undefined
            ? []
            : [
                {
                  to: next,
                  customers,
                  ofFirst: share(customers, flow.customers),
                  ofPrevious: share(customers, node.customers),
                },
              ]
        })
        .sort((a, b) => ORDER[a.to.kind] - ORDER[b.to.kind] || b.customers - a.customers),
    }
  })
  return parts.sort(
    ({ node: a }, { node: b }) => a.step - b.step || ORDER[a.kind] - ORDER[b.kind] || b.customers - a.customers,
  )
}

export const shareOf = (part: { ofFirst: number; ofPrevious: number }, of: ShareOf): number =>
  of === 'first' ? part.ofFirst : part.ofPrevious

export function nodeText({ kind, label }: FlowNodePlace, { direction }: Pick<FlowWay, 'direction'>): string {
  if (kind === 'item') return oneLine(label ?? '')
  if (kind === 'others') return words.others
  if (kind === 'open') return words.open
  return direction === 'after' ? words.end : words.begin
}

/** `Step 3`, or how far before the anchor. */
export function stepText(step: number, { direction, visits }: Omit<FlowWay, 'within'>): string {
  if (direction === 'before') return words.backStep(step)
  return visits ? words.visit(step + 1) : words.step(step + 1)
}

/** A node or link under the pointer. */
export interface OnFlow {
  node: FlowNodePlace
  next?: FlowNodePlace
}

const place = ({ step, kind, label }: FlowNode): FlowNodePlace => ({ step, kind, label })

const HEAD = 52
const NODE = 12
const MARGIN = { left: 24, bottom: 20 }
/** Names of the last step stand right of it. */
const NAMES = { least: 132, most: 250, share: 0.2 }
/** On a phone the picture scrolls anyway. */
const NARROWEST_STEP = { usual: 136, phone: 184 }
const PHONE = 480
/** A share with its distance. */
const SHARE = 48

const cut = (name: string, room: number): string => cutText(name, 12, Math.max(24, room))

const namesWidth = (width: number) => Math.round(Math.min(NAMES.most, Math.max(NAMES.least, width * NAMES.share)))

/** Every step needs room for its names; a long picture scrolls. */
export function flowSize(steps: number, { width, height }: Size): Size {
  const narrowest = width < PHONE ? NARROWEST_STEP.phone : NARROWEST_STEP.usual
  return { width: Math.max(width, steps * narrowest), height: Math.max(360, height) }
}

/** Leaving is a warning; beginning is not. */
const endTone = (look: Look, direction: FlowDirection) =>
  direction === 'after' ? look.warn : (look.kinds[2] ?? look.ink2)

const openTone = (look: Look) => look.line2

export function flowLegend(look: Look, { direction, visits, within }: FlowWay): ChartLegend {
  const said = visits ? words.byVisits : words
  const ends = within === null ? said.endMeans : words.endWithin(within)
  return {
    keys: [
      { color: look.accent, label: said.item },
      { color: look.line3, label: `${words.others}: ${said.othersMeans}` },
      {
        color: endTone(look, direction),
        label: direction === 'after' ? `${words.end}: ${ends}` : `${words.begin}: ${said.beginMeans}`,
      },
      ...(direction === 'after' && within !== null
        ? [{ color: openTone(look), label: `${words.open}: ${words.openMeans(within)}` }]
        : []),
    ],
  }
}

export function flowOption(
  look: Look,
  flow: Flow,
  {
    size,
    of,
    way,
    inset = NO_INSET,
  }: {
    size: Size
    of: ShareOf
    way: FlowWay
    inset?: Inset
  },
): ChartOption {
  const { direction } = way
  const parts = flowParts(flow)
  const columns = Math.max(1, ...parts.map(({ node }) => node.step + 1))
  const names = namesWidth(size.width)
  const inner = size.width - MARGIN.left - names - NODE
  const gap = columns > 1 ? inner / (columns - 1) : inner
  const back = direction === 'before'
  const columnOf = (step: number) => (back ? columns - 1 - step : step)
  const nameOf = (node: FlowNodePlace) => `${node.step} ${node.kind} ${node.label ?? ''}`
  const tone = ({ kind }: FlowNode) =>
    ({ item: look.accent, others: look.line3, end: endTone(look, direction), open: openTone(look) })[kind]
  const text = (x: number, y: number, words: string, font: string, fill: string) => ({
    type: 'text',
    silent: true,
    x,
    y,
    style: { text: words, fill, font: `${font} ${look.font}`, width: gap - 8, overflow: 'truncate' },
  })
  return {
    animation: false,
    series: [
      {
        type: 'sankey',
        left: MARGIN.left,
        right: names,
        top: HEAD + inset.top,
        bottom: MARGIN.bottom + inset.bottom,
        nodeAlign: 'left',
        nodeWidth: NODE,
        nodeGap: 12,
        // As given: the most frequent on top in every step, drop-off below.
        layoutIterations: 0,
        draggable: false,
        emphasis: { focus: 'adjacency' },
        blur: { itemStyle: { opacity: 0.3 }, lineStyle: { opacity: 0.06 }, label: { opacity: 0.35 } },
        lineStyle: { curveness: 0.5 },
        labelLayout: { hideOverlap: true },
        data: parts.map((part) => {
          const { node } = part
          const percent = formatShare(shareOf(part, of))
          const room = columnOf(node.step) === columns - 1 ? names - 12 : gap - NODE - 14
          const name = cut(nodeText(node, way), room - SHARE).replaceAll(/[{}|]/g, ' ')
          return {
            name: nameOf(node),
            depth: columnOf(node.step),
            value: node.customers,
            itemStyle: { color: tone(node), borderWidth: 0 },
            label: {
              position: 'right',
              distance: 6,
              formatter: `{name|${name}}{share|${percent}}`,
              rich: {
                name: {
                  color: node.kind === 'end' ? endTone(look, direction) : look.ink,
                  fontFamily: look.font,
                  fontSize: 12,
                  fontWeight: node.kind === 'item' ? 500 : 400,
                  textBorderColor: look.surface,
                  textBorderWidth: 3,
                },
                share: {
                  padding: [0, 0, 0, 5],
                  color: look.ink2,
                  fontFamily: look.font,
                  fontSize: 11,
                  textBorderColor: look.surface,
                  textBorderWidth: 3,
                },
              },
            },
            on: { node: place(node) } satisfies OnFlow,
          }
        }),
        links: parts.flatMap(({ node, links }) =>
          links.map(({ to, customers }) => ({
            source: nameOf(back ? to : node),
            target: nameOf(back ? node : to),
            value: customers,
            lineStyle: {
              color: isEnd(to) ? tone(to) : look.accent,
              opacity: isEnd(to) ? 0.28 : to.kind === 'others' || node.kind === 'others' ? 0.12 : 0.22,
            },
            on: { node: place(node), next: place(to) } satisfies OnFlow,
          })),
        ),
      },
    ],
    graphic: Array.from({ length: columns }, (_, step) => {
      const x = MARGIN.left + columnOf(step) * gap
      const here = reachedAt(flow, step)
      const whole = of === 'first' || step === 0 ? flow.customers : reachedAt(flow, step - 1)
      return [
        text(x, 12 + inset.top, stepText(step, way), '600 12px', look.ink),
        text(x, 28 + inset.top, words.here(formatCount(here), formatShare(share(here, whole))), '11px', look.ink3),
      ]
    }).flat(),
  }
}

/** What customers do there; who leaves does nothing. */
export const itemsOf = ({ node, next }: OnFlow): string[] =>
  [node, ...(next ? [next] : [])].flatMap(({ kind, label }) => (kind === 'item' && label !== null ? [label] : []))
