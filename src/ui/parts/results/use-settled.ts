import { useEffect, useState } from 'react'

/** A value once it has stayed the same for a while; until the first time, `before`. */
export function useSettled<T>(value: T, ms: number, before: T): T {
  const [settled, setSettled] = useState(before)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return settled
}
