import { faultsOf } from '../recipe/faults'
import { sentencesOf } from '../recipe/sentence'

/** What is wrong at one place of a recipe, and what would be right there. */
export const wrongParts = sentencesOf('recipeParts', {
  shape: 'It does not have the right shape.',
  at: ({ place, wanted }: { place: string; wanted: string }) => `${place}: ${wanted}`,
  whole: 'The recipe',
  atMost: ({ most }: { most: string }) => `at most ${most}`,
  lessThan: ({ most }: { most: string }) => `less than ${most}`,
  atLeast: ({ least }: { least: string }) => `at least ${least}`,
  moreThan: ({ least }: { least: string }) => `more than ${least}`,
  ofThem: ({ count }: { count: string }) => `${count} of them`,
  mustBe: ({ what }: { what: string }) => `must be ${what}`,
  oneOf: ({ values }: { values: readonly string[] }) => `one of ${values.join(', ')}`,
  ofType: ({ type }: { type: string }) => `of type ${type}`,
  unknownKeys: ({ keys }: { keys: readonly string[] }) => `nothing is known of ${keys.join(', ')}`,
  unknown: 'this is none of what is known',
  int: 'a whole number',
  number: 'a number',
  string: 'a text',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
})

export const analysisFaults = faultsOf('analyses', {
  recipeUnusable: {
    code: 'recipe-invalid',
    says: ({ fault }: { fault: string }) => `The recipe cannot be used. ${fault}`,
  },
  noSources: {
    code: 'recipe-invalid',
    says: 'The recipe cannot be used. data.sources names no table; name at least the one that holds the lines.',
  },
  sourceUnknown: {
    code: 'recipe-invalid',
    says: ({ name, known }: { name: string; known: readonly string[] }) =>
      `The recipe cannot be used. It names the table “${name}”, but data.sources has ${known.join(', ')}. Name one of these, or add it.`,
  },
  stepSourceUnknown: {
    code: 'recipe-invalid',
    says: ({ number, name, known }: { number: number; name: string; known: readonly string[] }) =>
      `The recipe cannot be used. Step ${number} names the table “${name}”, but data.sources has ${known.join(', ')}. Name one of these, or add it.`,
  },
  ownStepsRead: {
    code: 'recipe-invalid',
    says: ({ name, other }: { name: string; other: string }) =>
      `The recipe cannot be used. A step of “${name}” alone reads “${other}”. Put it among the steps of the data, which may read other tables.`,
  },
  joinedToItself: {
    code: 'recipe-invalid',
    says: ({ name }: { name: string }) =>
      `The recipe cannot be used. A step joins “${name}” to itself, which holds the lines. Join another of data.sources.`,
  },
})
