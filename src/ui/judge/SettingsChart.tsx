import { useMemo, useState } from 'react'
import type { Job } from '../../workers/protocol/jobs'
import { formatCell } from '../base/cell-format'
import { Segmented } from '../base/components/Segmented'
import { ChartFrame } from '../parts/charts/ChartFrame'
import { useLook } from '../parts/charts/look'
import { Picture } from '../parts/charts/Picture'
import { partsIn } from '../parts/charts/pointed'
import { TableTwin } from '../parts/charts/TableTwin'
import { wayMeasures } from './measures'
import { type SettingsLines, settingsLines } from './settings-lines'
import { type DrawnMeasure, lineName, settingsLegend, settingsOption, simpleLabel } from './settings-option'
import type { Way } from './ways'
import { judgeWords } from './words'

const words = judgeWords.chart
const { measures } = judgeWords

const write = (measure: DrawnMeasure, value: number | undefined) =>
  formatCell(wayMeasures[measure].number, value ?? null)

const indexAt = partsIn<number>('index')

/** What becomes better or worse as a setting grows. */
export default function SettingsChart({ job, ways }: { job: Job; ways: readonly Way[] }) {
  const look = useLook()
  const [measure, setMeasure] = useState<DrawnMeasure>('ndcg')
  const [hovered, setHovered] = useState<number | null>(null)
  const [chosen, setChosen] = useState<number | null>(null)
  const lines = useMemo(() => settingsLines(ways), [ways])
  const option = useMemo(() => settingsOption(look, lines, measure), [look, lines, measure])
  const label = words.label(measures[measure].label, words.over[lines.over], lines.lines.length)
  const pointed = ways.find(({ index }) => index === (hovered ?? chosen))
  return (
    <ChartFrame
      name="basketeer-settings"
      jobId={job.jobId}
      count={words.count(ways.length - lines.simple.length)}
      controls={
        <Segmented<DrawnMeasure>
          label={words.measure}
          value={measure}
          onChange={setMeasure}
          options={(['ndcg', 'hit_rate'] as const).map((id) => ({ id, label: measures[id].label }))}
        />
      }
      caption={
        pointed?.settings
          ? words.point(pointed.settings, measures[measure].label, write(measure, pointed.measures[measure]))
          : words.hover
      }
      state={{ pending: false, error: null, empty: false }}
      drawing={{
        size: { width: 960, height: 480 },
        title: words.title,
        subtitle: label,
        legend: settingsLegend(look, lines),
        option: (inset) => settingsOption(look, lines, measure, inset),
      }}
      picture={<Picture option={option} label={label} partAt={indexAt} onHover={setHovered} onPress={setChosen} />}
      table={<Twin lines={lines} measure={measure} label={label} />}
    />
  )
}

/** The picture in numbers: a row each value along the axis, a column each line. */
function Twin({ lines, measure, label }: { lines: SettingsLines; measure: DrawnMeasure; label: string }) {
  const { over, places, simple } = lines
  return (
    <TableTwin<number>
      caption={label}
      columns={[
        { label: words.over[over], text: String },
        ...lines.lines.map((line) => ({
          label: lineName(line),
          numeric: true,
          text: (place: number) => {
            const model = line.models.find(({ settings }) => settings[over] === place)
            return write(measure, model?.measures[measure])
          },
        })),
        ...simple.map(({ method, measures: values }) => ({
          label: simpleLabel(method),
          numeric: true,
          text: () => write(measure, values[measure]),
        })),
      ]}
      rows={places}
      indexOf={() => null}
      isSelected={() => false}
      onSelect={() => undefined}
    />
  )
}
