import { sentencesOf } from '../../recipe/sentence'

/** Why a way of counting was taken. */
export const methodReasons = sentencesOf('miningReasons', {
  asked: 'The recipe asks for it.',
  bitmaps: ({ fill }: { fill: string }) =>
    `A basket holds ${fill} of the frequent items on average: comparing bitmaps of items costs least.`,
  baskets: ({ fill }: { fill: string }) =>
    `A basket holds ${fill} of the frequent items on average: going through each item's baskets costs least.`,
})
