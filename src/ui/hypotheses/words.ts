import { words } from '../base/language'

/** Words of the view of what explains a column. */
export const hypothesisWords = words('hypotheses', {
  columns: { features: 'Explained by' },
  measures: {
    size: { label: 'columns', means: 'How many columns explain together, or how many conditions there are.' },
    effect: { label: 'explained', means: 'How much it explains among rows that were not searched.' },
    effect_low: { label: 'at least', means: 'Lower end of the 95 % interval of what it explains.' },
    effect_high: { label: 'at most', means: 'Upper end of the 95 % interval of what it explains.' },
    effect_found: { label: 'found', means: 'How much it seemed to explain among the rows that were searched.' },
    coverage: { label: 'rows', means: 'Share of the rows it speaks about.' },
    p_value: { label: 'p', means: 'How often chance alone would do as well in rows that were not searched.' },
    p_holm: { label: 'p, corrected', means: 'The same, corrected for testing several.' },
    q_value: { label: 'q', means: 'Share of mistakes among all that are as sure as this one.' },
    stability: {
      label: 'found again',
      means: 'How often the search finds all of it again on other draws of the rows.',
    },
  },
  panel: { target: 'To be explained', more: 'More options' },
  tabs: { label: 'How to look at what explains it', grid: 'Grid' },
})
