import { useCallback, useSyncExternalStore } from 'react'

/** Whether a media query holds now. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = window.matchMedia(query)
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    [query],
  )
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches)
}

/** Where the three columns become two, and where one is left; the same numbers stand in the style sheets. */
export const NARROW = '(max-width: 1180px)'
export const PHONE = '(max-width: 760px)'
/** Where little height is left, as on a laptop at 200 %: what stands above rows shares one line. */
export const SHORT = '(max-height: 600px)'
