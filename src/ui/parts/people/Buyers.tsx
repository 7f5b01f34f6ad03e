import { lazy, Suspense } from 'react'
import { useShownBuyers } from './buyers'

const BuyersDialog = lazy(() => import('./BuyersDialog'))

/** Where a list of buyers opens. */
export function Buyers() {
  const shown = useShownBuyers()
  if (!shown) return null
  return (
    <Suspense>
      <BuyersDialog shown={shown} />
    </Suspense>
  )
}
