/** The entry that says what stands on the screen first. */
export const TOP = 'top'

/** What is wanted of a workspace before its first rows stand. */
export const AT_ONCE = ['where', TOP, 'marks/']
