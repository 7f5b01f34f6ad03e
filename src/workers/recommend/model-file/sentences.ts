import { faultsOf } from '../../../recipe/faults'

export const modelFaults = faultsOf('modelFile', {
  noModel: {
    code: 'format-unknown',
    says: ({ name }: { name: string }) =>
      `“${name}” is no model. Choose a file that was saved with “Save the model”; its name ends in .model.arrow.`,
  },
  besideOthers: {
    code: 'files-differ',
    says: ({ name }: { name: string }) => `“${name}” is a model. Open it by itself.`,
  },
  needsGroup: {
    code: 'role-missing',
    says: ({ name, group }: { name: string; group: string }) =>
      `“${name}” has a model for each ${group}. Choose the column of the group in the column mapping.`,
  },
  damaged: {
    code: 'file-unreadable',
    says: ({ name }: { name: string }) =>
      `“${name}” is a model that is damaged or incomplete. Save the model again and open that.`,
  },
  otherLayout: {
    code: 'format-unknown',
    says: ({ name, layout, known }: { name: string; layout: number; known: number }) =>
      `“${name}” is a model of layout ${layout}, and this Basketeer reads layout ${known}. Open it with the Basketeer that saved it, or train again.`,
  },
  isFile: {
    code: 'no-data',
    says: 'These lists come from a model that is a file already. Save one after training.',
  },
  published: {
    code: 'no-data',
    says: 'What was published holds no customer’s taste, so there is no whole model to save. Save it where it was trained.',
  },
  nothingLearned: {
    code: 'no-data',
    says: 'Nothing was learned, so there is no model to save. Check the value column.',
  },
})
