import { NARROW, useMedia } from '../../../base/components/use-media'
import { useWorkspace } from '../../../state/workspace'
import { useIsPublished } from '../../needs-data/data-offer'

/** Whether the detail of a row stands beside the grid; else it comes as a sheet over it. */
export function useDocked(): boolean {
  const narrow = useMedia(NARROW)
  const embedded = useWorkspace((workspace) => workspace.embedded)
  const published = useIsPublished()
  return !narrow && (!embedded || published)
}
