import { sentencesOf } from '../../recipe/sentence'

function percent(share: number): string {
  const value = share * 100
  return `${value >= 10 ? value.toFixed(0) : value.toPrecision(2)} %`
}

/** Why a way of counting was taken. */
export const methodReasons = sentencesOf('miningReasons', {
  asked: 'The recipe asks for it.',
  bitmaps: ({ share }: { share: number }) =>
    `A basket holds ${percent(share)} of the frequent items on average: comparing bitmaps of items costs least.`,
  baskets: ({ share }: { share: number }) =>
    `A basket holds ${percent(share)} of the frequent items on average: going through each item's baskets costs least.`,
})
