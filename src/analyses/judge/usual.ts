/** Which ways are held against each other where nothing is said. */
export const USUAL = ['als', 'similar', 'popular'] as const
