import { newId } from '../../../workers/new-id'
import { noteWorkspaceOfTab, workspaceOfTab } from './session'

/** Which workspace a page is in, and how it keeps it. */
export interface Seat {
  /** The one it was in before it was loaded anew. */
  before: string | null
  /** One that it makes; without a name it is called after what was opened. */
  fresh(): { id: string; name?: string }
  note(id: string | null): void
  /** Whether files are kept as well: those of a host are the host's to give again. */
  files: boolean
  /** What an address says of its own wins over where it was left: that of a frame is the same as on its first day. */
  keepAddress: boolean
  /** Whether a line on the page says what could not be kept, for as long as it is so. */
  tells: boolean
  /** A change waits so long for more of its kind. */
  soonMs: number
}

export const tabSeat = (): Seat => ({
  before: workspaceOfTab(),
  fresh: () => ({ id: newId() }),
  note: noteWorkspaceOfTab,
  files: true,
  keepAddress: true,
  tells: true,
  soonMs: 400,
})
