import type { RuleNetwork } from '../../../workers/rules/types'
import { type Inset, NO_INSET, oneLine } from '../../parts/charts/axes'
import { liftPlace, liftReach, markColours, ramp } from '../../parts/charts/colours'
import type { ChartOption } from '../../parts/charts/echarts'
import type { Size } from '../../parts/charts/grid-window'
import type { Look } from '../../parts/charts/look'
import { nameSides, type Point, placeNodes } from './network-layout'
import { NAME_DISTANCE, NAME_SIZE, type PlacedName, placeNames } from './network-names'
import type { RuleSides } from './rule-text'

/** The margin holds the names of the outermost items. */
const MARGIN = { x: 128, y: 32, share: 0.2 }

/** Items with a place, arrows by the number of their items. */
export interface PlacedNetwork {
  network: RuleNetwork
  points: Point[]
  links: [number, number][]
  reach: number
  /** Beside the box: the names of the outermost items. */
  margin: number
  /** What it was placed for. */
  size: Size
}

/** Areas follow the number of rules that an item is part of. */
function diametersOf({ nodes }: RuleNetwork): number[] {
  const most = Math.max(1, ...nodes.map(({ rows }) => rows))
  return nodes.map(({ rows }) => 9 + 17 * Math.sqrt(rows / most))
}

export function placeNetwork(network: RuleNetwork, size: Size): PlacedNetwork {
  const at = new Map(network.nodes.map(({ label }, place) => [label, place]))
  const links = network.edges.map(({ from, to }): [number, number] => [at.get(from) ?? 0, at.get(to) ?? 0])
  const margin = Math.min(MARGIN.x, Math.round(size.width * MARGIN.share))
  const box = { width: Math.max(200, size.width - 2 * margin), height: Math.max(200, size.height - 2 * MARGIN.y) }
  const points = placeNodes(network.nodes.length, links, box)
  return {
    network,
    points,
    links,
    reach: liftReach(network.edges.map(({ lift }) => lift)),
    margin,
    size,
  }
}

/** Names as there is room for in a picture of that size, in which the places are drawn larger or smaller. */
export function namesIn({ network, points, links, margin }: PlacedNetwork, size: Size): PlacedName[] {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - top]
  const box = { width: size.width - 2 * margin, height: size.height - 2 * MARGIN.y }
  const scale = Math.min(box.width / (width || 1), box.height / (height || 1))
  const seen = points.map(({ x, y }) => ({
    x: (x - left) * scale + (box.width - width * scale) / 2,
    y: (y - top) * scale + (box.height - height * scale) / 2,
  }))
  return placeNames(
    seen,
    diametersOf(network).map((diameter) => diameter / 2),
    network.nodes.map(({ label }) => oneLine(label)),
    nameSides(points, links),
    { left: -margin, top: -MARGIN.y, right: box.width + margin, bottom: box.height + MARGIN.y },
  )
}

const ALIGNED = { left: 'right', right: 'left', top: 'center', bottom: 'center' } as const

/** Whether an arrow belongs to a rule: also when it was drawn for the same rule of another group. */
export function isArrowOf(edge: { from: string; to: string; index: number }, rule: RuleSides | null): boolean {
  if (!rule) return false
  return edge.index === rule.index || (rule.antecedents.includes(edge.from) && rule.consequents.includes(edge.to))
}

export function networkOption(
  look: Look,
  placed: PlacedNetwork,
  {
    selected,
    names = namesIn(placed, placed.size),
    inset = NO_INSET,
  }: { selected: RuleSides | null; names?: PlacedName[]; inset?: Inset },
): ChartOption {
  const { network, points, links, reach, margin } = placed
  const { nodes, edges } = network
  const diameters = diametersOf(network)
  const strongest = Math.max(...edges.map(({ support }) => support), Number.MIN_VALUE)
  const colour = ramp(markColours(look))
  const marked = edges.map((edge) => isArrowOf(edge, selected))
  const far = edges.map(({ lift }) => Math.abs(liftPlace(lift, reach) - 0.5))
  // What is near chance below, what is in hand on top.
  const order = edges
    .map((_, at) => at)
    .sort((a, b) => Number(marked[a]) - Number(marked[b]) || (far[a] ?? 0) - (far[b] ?? 0))
  const ofSelected = new Set(edges.flatMap(({ from, to }, at) => (marked[at] ? [from, to] : [])))
  return {
    animation: false,
    series: [
      {
        id: 'network',
        type: 'graph',
        layout: 'none',
        roam: true,
        preserveAspect: 'contain',
        scaleLimit: { min: 0.5, max: 6 },
        left: margin,
        right: margin,
        top: MARGIN.y + inset.top,
        bottom: MARGIN.y + inset.bottom,
        edgeSymbol: ['none', 'arrow'],
        edgeSymbolSize: 7,
        emphasis: { focus: 'adjacency', blurScope: 'global' },
        blur: { itemStyle: { opacity: 0.25 }, label: { opacity: 0.2 }, lineStyle: { opacity: 0.08 } },
        labelLayout: { hideOverlap: true },
        data: nodes.map(({ label }, at) => {
          const chosen = ofSelected.has(label)
          const { x, y } = points[at] ?? { x: 0, y: 0 }
          const { side = 'right', lines = [] } = names[at] ?? {}
          return {
            id: String(at),
            name: oneLine(label),
            item: label,
            x,
            y,
            symbolSize: diameters[at] ?? 0,
            itemStyle: {
              color: chosen ? look.ink : look.surface2,
              borderColor: chosen ? look.ink : look.line3,
              borderWidth: 1.5,
            },
            label: {
              show: true,
              position: side,
              distance: NAME_DISTANCE,
              // A function, since braces in a name would be read as a template.
              formatter: () => lines.join('\n'),
              align: ALIGNED[side],
              color: look.ink,
              fontFamily: look.font,
              fontSize: NAME_SIZE,
              lineHeight: NAME_SIZE + 3,
              fontWeight: chosen ? ('bold' as const) : ('normal' as const),
              textBorderColor: look.surface,
              textBorderWidth: 3,
            },
          }
        }),
        edges: order.map((at) => {
          const { index = 0, lift = 1, support = 0 } = edges[at] ?? {}
          return {
            source: links[at]?.[0] ?? 0,
            target: links[at]?.[1] ?? 0,
            rule: index,
            lineStyle: {
              color: marked[at] ? look.ink : colour(liftPlace(lift, reach)),
              width: 1.25 + 2.75 * Math.sqrt(support / strongest) + (marked[at] ? 1 : 0),
              curveness: 0.14,
              opacity: ofSelected.size > 0 && !marked[at] ? 0.4 : 0.9,
            },
          }
        }),
      },
    ],
  }
}
