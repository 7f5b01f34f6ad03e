import { useState } from 'react'

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
      if (next) localStorage.setItem(key, [...next].join())
      else localStorage.removeItem(key)
    },
  ]
}

function readChoice(key: string): ReadonlySet<string> | null {
  const stored = localStorage.getItem(key)
  return stored ? new Set(stored.split(',')) : null
}
