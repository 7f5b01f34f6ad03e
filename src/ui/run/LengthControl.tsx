import type { AnalysesWith } from '../../analyses/registry'
import { Segmented } from '../base/components/Segmented'
import { useAnalysis } from './use-analysis'
import { runWords as words } from './words'

const COMMON = ['2', '3', '4']

/** How many items at most. */
export function LengthControl({ analysis: { kind, maxLength } }: { analysis: AnalysesWith<'maxLength'> }) {
  const [, change] = useAnalysis()
  const value = maxLength === undefined ? 'any' : String(maxLength)
  const lengths: string[] = [...COMMON]
  if (value !== 'any' && !lengths.includes(value)) lengths.push(value)
  return (
    <Segmented
      label={words.length[kind]}
      value={value}
      options={[
        ...lengths
          .sort((a, b) => Number(a) - Number(b))
          .map((id) => ({ id, label: id === '2' && kind === 'rules' ? id : `≤ ${id}` })),
        { id: 'any', label: words.upTo },
      ]}
      onChange={(id) => change({ maxLength: id === 'any' ? undefined : Number(id) })}
    />
  )
}
