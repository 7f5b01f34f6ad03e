import { useSyncExternalStore } from 'react'
import type { RecommendParameters } from '../../../analyses/recommend/definition'
import { Button } from '../../base/components/Button'
import styles from '../../run/RunPanel.module.css'
import { useAnalysis } from '../../run/use-analysis'
import { useEngineState } from '../../state/engine-context'
import { told } from '../proposed'
import { type Settings, sameSettings } from '../settings'
import { USUAL } from '../trial'
import { recommendWords } from '../words'

const words = recommendWords.panel

/** Where nothing could be tried out: what did best on real receipts. */
const ELSEWHERE: Settings = { factors: 64, alpha: 1, regularization: 10 }

/** How a model of tastes is made and why so, and the way to what the literature begins with and back. */
export function Proposal() {
  const [analysis, change] = useAnalysis<RecommendParameters>()
  const sourceId = useEngineState(({ source }) => source?.id)
  const { trying, found } = useSyncExternalStore(told.subscribe, told.get)
  const own = found?.sourceId === sourceId ? found : null
  const proposed = own?.best ?? ELSEWHERE
  const { factors, alpha, regularization } = proposed
  const weights = 'visits' as const
  const asProposed = sameSettings(analysis, proposed)
  return (
    <div className={styles.group}>
      <p className={styles.foot} aria-live="polite">
        {trying ? words.trying : asProposed ? words.reason(own) : words.notProposed(sameSettings(analysis, USUAL))}
      </p>
      <Button
        size="small"
        onPress={() =>
          change(asProposed ? { ...USUAL, weights: undefined } : { factors, alpha, regularization, weights })
        }
      >
        {asProposed ? words.asUsual : own ? words.proposed : words.proposedElsewhere}
      </Button>
    </div>
  )
}
