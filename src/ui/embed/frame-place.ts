/** How a frame is told apart from all others of this browser. */
export interface FramePlace {
  /** The page it stands in, the view and the name that its address gives it. */
  name: string
  /** The host gave it a name: what it did is there in every tab, until somebody deletes it. */
  named: string | null
}

type FrameWindow = Pick<Window, 'parent' | 'length' | 'location' | 'name'>

/** Nothing where the browser does not say; the referrer is another one after a reload. Storage is apart by site in any case. */
const hostOf = ({ location }: FrameWindow): string => location.ancestorOrigins?.[0] ?? ''

/** Among the frames of its page, which even a page of another origin lets us count. */
function positionOf(frame: FrameWindow): number {
  const { parent } = frame
  for (let at = 0; at < parent.length; at++) if (parent[at] === (frame as unknown)) return at
  return 0
}

export function framePlace(frame: FrameWindow, view: string, named: string | undefined): FramePlace {
  if (named !== undefined) return { name: [hostOf(frame), view, named].join(' '), named }
  const { location, name } = frame
  return { name: [hostOf(frame), location.search, name, positionOf(frame)].join(' '), named: null }
}
