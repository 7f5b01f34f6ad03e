import { useState } from 'react'

/** Rows of the list of customers at first. */
const FIRST = 10

/** Which customer's journey is open, and the list as it was when it closes again. */
export function useOpened() {
  const [opened, open] = useState<number | null>(null)
  const [returned, setReturned] = useState<number | null>(null)
  const [limit, setLimit] = useState(FIRST)
  const back = () => {
    setReturned(opened)
    open(null)
  }
  return { opened, back, list: { returned, limit, onMore: setLimit, onOpen: open } }
}
