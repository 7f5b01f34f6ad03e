import type { SequencesParameters } from '../../analyses/sequences/definition'
import type { ResultGrammar } from '../parts/results/grammar'
import { onlyInOneGroup, ranking } from '../parts/results/presets'
import { rarer, unbound } from '../parts/results/states/easing'
import { EndsIn } from './EndsIn'
import { pathMeasures } from './measures'
import { sequenceWords as words } from './words'

const HELD_TO = [
  'exclude',
  'first',
  'last',
  'maxGapSteps',
  'maxGapTime',
  'minGapSteps',
  'minGapTime',
  'maxSpan',
  'minSteps',
]

export const grammar: ResultGrammar = {
  kind: 'sequences',
  measures: Object.values(pathMeasures),
  offered: ['support', 'share'],
  places: words.places,
  presets: [
    ranking('common-paths', words.presets.common, 'support'),
    ranking('longest-paths', words.presets.longest, 'length'),
    onlyInOneGroup(),
  ],
  strongest: words.strongest,
  singles: words.singles,
  length: (count) => words.stepsOf(count),
  easings: (recipe) => [...rarer(recipe, recipe.analysis as SequencesParameters), ...unbound(recipe, HELD_TO)],
  Chips: EndsIn,
}
