import { Segmented } from '../base/components/Segmented'
import { useAnalysis } from './use-analysis'
import { runWords as words } from './words'

const COMMON = [2, 3, 4]

/** How many items or steps at most; with as many as there must be at `least`, nothing is left to choose. */
export function LengthControl({ label, least = 1 }: { label: string; least?: number }) {
  const [{ maxLength }, change] = useAnalysis<{ maxLength?: number | undefined }>()
  const lengths = maxLength === undefined || COMMON.includes(maxLength) ? COMMON : [...COMMON, maxLength]
  return (
    <Segmented
      label={label}
      value={maxLength === undefined ? 'any' : String(maxLength)}
      options={[
        ...lengths
          .toSorted((a, b) => a - b)
          .map((length) => ({ id: String(length), label: length === least ? String(length) : `≤ ${length}` })),
        { id: 'any', label: words.upTo },
      ]}
      onChange={(id) => change({ maxLength: id === 'any' ? undefined : Number(id) })}
    />
  )
}
