export { alikeBlock, likingBlock } from './alike'
export { chooseHeldOut, layTraining } from './split'
