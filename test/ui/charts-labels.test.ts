import { describe, expect, it } from 'vitest'
import { drawSvg } from '../../src/ui/parts/charts/echarts'
import '../../src/ui/sequences/flow/sankey'

/** Every name that a plain object knows before anybody puts it there. */
const INHERITED = [...Object.getOwnPropertyNames(Object.prototype), 'prototype', 'next', 'prev']
const PROTOTYPES = [Object.prototype, Array.prototype, Function.prototype, String.prototype]
const known = () => JSON.stringify(PROTOTYPES.map((each) => Object.getOwnPropertyNames(each)))

const axis = { type: 'category', data: INHERITED, axisLabel: { interval: 0 } }
const pairs = INHERITED.map((name, at) => ({ source: name, target: INHERITED[(at + 1) % INHERITED.length] }))
const nodes = INHERITED.map((name, at) => ({ name, x: at * 9, y: (at * 37) % 100, value: at }))
const label = { show: true, formatter: '{b}' }

const PICTURES = {
  heatmap: {
    xAxis: axis,
    yAxis: axis,
    visualMap: { min: 0, max: 20, show: false },
    series: [{ type: 'heatmap', data: INHERITED.map((_, at) => [at, at, at]), label: { show: true } }],
  },
  network: { series: [{ type: 'graph', layout: 'none', data: nodes, links: pairs, label }] },
  scatter: {
    xAxis: {},
    yAxis: {},
    series: [{ type: 'scatter', data: nodes.map(({ name, x, y }) => ({ name, value: [x, y] })), label }],
  },
  flow: {
    series: [
      {
        type: 'sankey',
        data: nodes.map(({ name }) => ({ name })),
        links: pairs.slice(0, -1).map((link) => ({ ...link, value: 1 })),
        label,
      },
    ],
  },
}

describe('labels that every object inherits', () => {
  it.each(Object.entries(PICTURES))('are drawn and change nothing: %s', (_, option) => {
    const before = known()
    const svg = drawSvg(option as never, 1600, 1600)
    expect(known()).toBe(before)
    for (const name of INHERITED) expect(svg).toContain(`>${name}<`)
  })
})

it('a picture is XML whatever its labels hold', () => {
  const name = 'a\u0000\u0001\u0008\u000b\u001f\ufffe\uffff\ud800z\u{1f9fa}'
  const svg = drawSvg(
    { series: [{ type: 'graph', data: [{ name, x: 1, y: 1 }], links: [], label }] } as never,
    200,
    200,
  )
  expect(svg).toContain('>az\u{1f9fa}<')
  expect(svg).not.toMatch(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u)
})
