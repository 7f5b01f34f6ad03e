import type { Settings, Way } from './ways'

export type Setting = keyof Settings

const NAMES: readonly Setting[] = ['factors', 'alpha', 'regularization']

/** Models that differ in one setting only, in its order. */
export interface Line {
  /** What they have in common, of that which differs between lines. */
  same: [name: Setting, value: number][]
  models: Model[]
}

export interface SettingsLines {
  /** The setting along the axis, and its values. */
  over: Setting
  places: number[]
  lines: Line[]
  simple: Way[]
}

type Model = Way & { settings: Settings }

const isModel = (way: Way): way is Model => way.settings !== null
const ascending = (a: number, b: number) => a - b

/** Models as lines along the setting that most values of were tried; equal numbers fall to the factors. */
export function settingsLines(ways: readonly Way[]): SettingsLines {
  const models = ways.filter(isModel)
  const tried = (name: Setting) => [...new Set(models.map(({ settings }) => settings[name]))].sort(ascending)
  const over = NAMES.reduce((most, name) => (tried(name).length > tried(most).length ? name : most))
  const others = NAMES.filter((name) => name !== over && tried(name).length > 1)
  const keyOf = ({ settings }: Model) => JSON.stringify(others.map((name) => settings[name]))
  const lines = [...new Set(models.map(keyOf))].map((key) => models.filter((model) => keyOf(model) === key))
  return {
    over,
    places: tried(over),
    lines: lines
      .map((members) => ({
        same: others.map((name): [Setting, number] => [name, members[0]?.settings[name] ?? Number.NaN]),
        models: members.sort((a, b) => a.settings[over] - b.settings[over]),
      }))
      .sort((a, b) => inOrder(a.same, b.same)),
    simple: ways.filter((way) => !isModel(way)),
  }
}

function inOrder(a: Line['same'], b: Line['same']): number {
  const at = a.findIndex(([, value], place) => value !== b[place]?.[1])
  return at < 0 ? 0 : (a[at]?.[1] ?? 0) - (b[at]?.[1] ?? 0)
}
