import type { RecommendParameters } from '../../../analyses/recommend/definition'
import { NumberField } from '../../base/components/NumberField'
import { Segmented } from '../../base/components/Segmented'
import { useAnalysis } from '../../run/use-analysis'
import { recommendWords } from '../words'

const words = recommendWords.panel

/** What stands in each customer's list. */
export function ListControl() {
  const [analysis, change] = useAnalysis<RecommendParameters>()
  return (
    <>
      <NumberField label={words.k} value={analysis.k} min={1} step={1} onChange={(k) => k !== null && change({ k })} />
      {analysis.method !== 'again' && (
        <Segmented
          label={words.excludeSeen}
          value={analysis.excludeSeen ? 'out' : 'in'}
          options={(['out', 'in'] as const).map((id) => ({ id, label: words.seen[id] }))}
          onChange={(id) => change({ excludeSeen: id === 'out' })}
        />
      )}
      <Segmented
        label={words.fallback}
        value={analysis.fallback}
        options={(['popular', 'none'] as const).map((id) => ({ id, label: words.fallbacks[id] }))}
        onChange={(fallback) => change({ fallback })}
      />
    </>
  )
}
