import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { lookAnew } from '../charts/look'

/** Whether the page is being printed. What comes of it stands on the page before the browser takes it. */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    const begin = () => {
      // The theme is that of paper by now; pictures follow first.
      flushSync(lookAnew)
      flushSync(() => setPrinting(true))
    }
    const end = () => {
      setPrinting(false)
      lookAnew()
    }
    window.addEventListener('beforeprint', begin)
    window.addEventListener('afterprint', end)
    return () => {
      window.removeEventListener('beforeprint', begin)
      window.removeEventListener('afterprint', end)
    }
  }, [])
  return printing
}
