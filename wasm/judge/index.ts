export { chooseHeldOut, layTraining } from './split'
