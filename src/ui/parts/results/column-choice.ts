import { useState } from 'react'
import { remember, remembered } from '../../state/remember'

/** Which columns the analyst chose, remembered by this browser; null leaves it to the width. */
export function useColumnChoice(
  kind: string,
): [ReadonlySet<string> | null, (chosen: ReadonlySet<string> | null) => void] {
  const key = `basketeer.columns.${kind}`
  const [chosen, setChosen] = useState(() => readChoice(key))
  return [
    chosen,
    (next) => {
      setChosen(next)
      remember(key, next && [...next].join())
    },
  ]
}

function readChoice(key: string): ReadonlySet<string> | null {
  const stored = remembered(key)
  return stored ? new Set(stored.split(',')) : null
}
