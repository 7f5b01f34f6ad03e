/** Ways to recommend that are held against each other. */
export const JUDGED = ['als', 'item-knn', 'popular'] as const
