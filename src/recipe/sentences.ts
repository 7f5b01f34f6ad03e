import { faultsOf } from './faults'
import { sentencesOf } from './sentence'

/** Roles as they are called in the middle of a sentence. */
export const roleNames = sentencesOf('roles', {
  basket: 'basket',
  item: 'item',
  group: 'group',
  customer: 'customer',
  time: 'time',
  value: 'value',
  quantity: 'quantity',
  price: 'price',
  cost: 'cost',
})

export const recipeFaults = faultsOf('recipe', {
  noObject: {
    code: 'recipe-invalid',
    says: 'A recipe must be a JSON object. Check the link or file it came from.',
  },
  versionUnknown: {
    code: 'recipe-version-unknown',
    says: ({ version, newest }: { version: string | null; newest: number }) =>
      `This recipe has version ${version ?? 'none'}; this workbench reads up to version ${newest}. Reload the page for the newest workbench, or save the recipe again from it.`,
  },
})
