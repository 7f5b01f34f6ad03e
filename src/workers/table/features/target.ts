import type { FeaturesWant } from '../../../analyses/shapes/features'
import type { Dictionary } from '../../readers/batch'
import type { CollectedColumns } from './collect'
import { levelLabel, otherLabel } from './labels'
import { type Levels, levelsOf } from './levels'
import type { PlannedColumn } from './plan'
import { featureFaults } from './sentences'

/** So many groups can be explained. */
const MOST_CLASSES = 20
const YES = /^(yes|true|1|y|t|ja|j|oui|si|sí)$/i
const SHOWN_VALUES = 5

/** What is to be explained, as numbers or as codes of these labels. */
export type ReadTarget =
  | { kind: 'number'; values: Float64Array }
  | { kind: 'binary' | 'classes'; codes: Uint32Array; labels: string[] }

export function targetOf(
  from: CollectedColumns,
  { profile: { name }, as, place }: PlannedColumn,
  dictionary: Dictionary | undefined,
  { targetKind, positive }: FeaturesWant,
): ReadTarget {
  if (from.rows === 0) throw featureFaults.targetEmpty({ column: name })
  if (as !== 'key') {
    const values = from.numbers(place)
    const different = someDifferent(values)
    const [only, other] = different
    if (other === undefined) throw featureFaults.targetConstant({ column: name, value: String(only) })
    if (targetKind === 'number' || different.length > 2) return { kind: 'number', values }
    const codes = Uint32Array.from(values, (value) => Number(value === other))
    return asked(
      name,
      levelsOf(codes, (code) => String(different[code])),
      targetKind,
      positive,
    )
  }
  const levels = levelsOf(from.codes(place), (code) => dictionary!.label(code))
  if (levels.labels.length === 1) throw featureFaults.targetConstant({ column: name, value: levels.labels[0]! })
  if (targetKind === 'number') throw featureFaults.targetNoNumber({ column: name })
  return asked(name, levels, targetKind, positive)
}

/** Two or three of them, which is as much as matters. */
function someDifferent(values: Float64Array): number[] {
  const different = new Set<number>()
  for (const value of values) {
    different.add(value)
    if (different.size > 2) break
  }
  return [...different].sort((a, b) => a - b)
}

function asked(
  name: string,
  { codes, labels, pooled }: Levels,
  kind: FeaturesWant['targetKind'],
  positive: string | null,
): ReadTarget {
  const count = labels.length + Math.max(0, pooled - 1)
  const isBinary = kind === 'binary' || (kind === 'auto' && (labels.length === 2 || positive !== null))
  if (!isBinary) {
    if (count > MOST_CLASSES) throw featureFaults.targetManyClasses({ column: name, count, most: MOST_CLASSES })
    return { kind: 'classes', codes, labels: labels.map((label) => levelLabel(name, label)) }
  }
  if (positive === null && labels.length > 2) throw featureFaults.targetNotTwo({ column: name, count })
  const yes = positive === null ? yesOf(labels) : labels.indexOf(positive)
  if (yes < 0) {
    throw featureFaults.positiveUnknown({ column: name, value: positive ?? '', values: labels.slice(0, SHOWN_VALUES) })
  }
  const no = labels.length === 2 ? levelLabel(name, labels[1 - yes]!) : otherLabel(name, labels[yes]!)
  return {
    kind: 'binary',
    codes: codes.map((code) => Number(code === yes)),
    labels: [no, levelLabel(name, labels[yes]!)],
  }
}

/** The one that says yes, else the rarer one. */
function yesOf(labels: readonly string[]): number {
  const said = labels.findIndex((label) => YES.test(label))
  return said >= 0 ? said : 1
}
