import { formatCount } from '../base/format'
import { words } from '../base/language'
import { type SentencePart, strong } from '../base/sentence-parts'

const customers = (count: number) => `${formatCount(count)} ${count === 1 ? 'customer' : 'customers'}`
const people = (count: number) => (count === 1 ? 'customer' : 'customers')

const nothing = { title: 'No customers to draw', text: 'Nobody passes what is set above. Take some of it away.' }

/** Words of the journeys view. */
export const sequenceWords = words('sequences', {
  measures: {
    support: { label: 'customers', means: 'Customers who take the whole path, however often.' },
    share: { label: 'share', means: 'Share of all customers who take the whole path.' },
  },
  units: { years: 'y', days: 'd', hours: 'h', minutes: 'min', seconds: 's' },
  longUnits: { years: 'years', days: 'days', hours: 'hours', minutes: 'minutes', seconds: 'seconds' },
  customers,
  stepsOf: (count: number) => `${formatCount(count)} ${count === 1 ? 'step' : 'steps'}`,
  panel: {
    length: 'Steps in a path',
    more: 'Start, end, time between steps',
    first: 'Starts with one of',
    last: 'Ends with one of',
    exclude: 'Look past these events',
    step: 'One step is',
    stepIs: {
      line: { label: 'a line of the file', hint: 'Lines of the same time are put in order by name' },
      basket: { label: 'a visit: all of a basket', hint: 'What is bought together is one step of the way' },
      time: { label: 'a visit: all of the same time', hint: 'Lines of a customer at the same moment are one step' },
      day: { label: 'a visit: all of a day', hint: 'Everything a customer does on one day is one step' },
    },
    items: 'Items in a path',
    minSteps: 'Steps of a path, at least',
    none: 'any',
    gapSteps: 'Events from one step to the next, at most',
    gapVisits: 'Visits from one step to the next, at most',
    leastSteps: 'Events from one step to the next, at least',
    leastVisits: 'Visits from one step to the next, at least',
    leastTime: 'Time from one step to the next, at least',
    gapTime: 'Time from one step to the next, at most',
    span: 'Time for the whole path, at most',
    target: 'Which paths',
    targets: {
      all: { label: 'all', hint: 'Every path that enough customers take' },
      closed: { label: 'closed', hint: 'No longer path is taken by the same number: nothing is lost' },
      maximal: { label: 'maximal', hint: 'No longer path is frequent: the shortest list' },
    },
  },
  places: { anywhere: 'anywhere', first: 'first', last: 'last' },
  strongest: {
    label: 'Strongest first',
    means:
      'Paths that surely more customers take than would have all their steps by chance come first, whatever the group.',
  },
  singles: { label: 'Single steps', means: 'Single steps too, which lead nowhere.' },
  presets: {
    common: { label: () => 'Most common', means: 'Paths of at least two steps, the most travelled first.' },
    longest: { label: () => 'Longest', means: 'The paths with the most steps first.' },
  },
  tabs: { label: 'How to look at the paths', grid: 'Grid', flow: 'Flow', funnel: 'Funnel', compare: 'Compare' },
  columns: {
    sequence: 'Path',
    steps: 'steps',
    stepsMeans: 'Number of steps of the path.',
    times: 'time from step to step',
    timesMeans: 'Median over the customers who take the path, each counted at the first time.',
    goOn: 'go on',
    goOnMeans: 'Of those who reach a step, the share that also reaches the next; the others drop off.',
  },
  endsIn: { label: 'Ends in…', title: 'Choose an event: the paths that lead to it' },
  and: ' and ',
  between: (from: string, to: string, median: string, low: string, high: string) =>
    `${from} → ${to}: median ${median}, the middle half ${low} to ${high}`,
  goesOn: (from: string, to: string, share: string) => `${share} of those who reach ${from} go on to ${to}`,

  nothing,
  hover: 'Point at the picture to read it; click to see the customers.',
  share: (count: string, share: string, of: string) => `${count} customers, ${share} of ${of}`,

  flow: {
    title: 'How customers move, event by event',
    label: (count: number, steps: number, from: string) =>
      `${customers(count)} over ${steps} steps${from}, with those who drop off after each`,
    from: (anchor: string | null, back: boolean) =>
      anchor === null
        ? back
          ? ', back from their last event'
          : ''
        : back
          ? `, back from their first ${anchor}`
          : `, from their first ${anchor} on`,
    steps: 'Steps',
    items: 'Events per step',
    anchor: 'From',
    beginning: (back: boolean) => (back ? 'the last event' : 'the beginning'),
    direction: 'Look',
    after: 'onwards',
    before: 'backwards',
    of: 'Share of',
    ofFirst: 'first step',
    ofPrevious: 'step before',
    ofFirstMeans: 'all in the picture',
    ofStepMeans: 'those at the step before',
    ofNodeMeans: (node: string) => `those at ${node}`,
    groups: (word: string) => word,
    allGroups: 'all',
    step: (at: number) => `Step ${at}`,
    backStep: (back: number) => (back === 0 ? 'From here' : `${back} before`),
    others: 'others',
    othersMeans: 'less frequent events of the step',
    end: 'drop-off',
    endMeans: 'no further event',
    begin: 'begins here',
    beginMeans: 'no event before that',
    item: 'event',
    here: (count: string, share: string) => `${count} · ${share}`,
    visit: (at: number) => `Visit ${at}`,
    open: 'too early',
    openMeans: (within: string) => `no further visit yet, but watched for less than ${within} since`,
    endWithin: (within: string) => `no further visit within ${within}`,
    within: 'Lost after',
    never: 'never',
    lostNote: (within: string, guessed: boolean) =>
      `Drop-off: no further visit within ${within}${guessed ? ', which is how soon nine of ten visits that are followed by another are' : ''}. Customers last seen less than that before the end of the data are not counted as lost.`,
    byVisits: {
      title: 'How customers move, visit by visit',
      label: (count: number, steps: number, from: string) =>
        `${customers(count)} over ${steps} visits${from}, with those who drop off after each`,
      lost: (label: string, within: string) => `${label}: no further visit within ${within}`,
      from: (anchor: string | null, back: boolean) =>
        anchor === null
          ? back
            ? ', back from their last visit'
            : ''
          : back
            ? `, back from their first visit with ${anchor}`
            : `, from their first visit with ${anchor} on`,
      steps: 'Visits',
      items: 'Items per visit',
      beginning: (back: boolean) => (back ? 'the last visit' : 'the first visit'),
      item: 'a visit that holds the item, and none of those above it',
      othersMeans: 'visits that hold none of these items',
      endMeans: 'no further visit',
      beginMeans: 'no visit before that',
    },
    twin: {
      step: 'Step',
      visit: 'Visit',
      item: 'Item',
      event: 'Event',
      next: 'Next',
      any: 'all of them',
      customers: 'Customers',
      first: '% of first step',
      previous: '% of step before',
    },
    node: (label: string, step: string) => `${label} (${step})`,
    noAnchor: (item: string) => ({
      title: `Nobody has the event ${item}`,
      text: 'Choose another event to start from.',
    }),
  },

  funnel: {
    title: 'How far customers come on a path',
    label: (count: number, path: string) => `How far ${customers(count)} come on the path ${path}`,
    path: 'The path',
    start: 'Put a path together',
    startText:
      'Add the first step below, then the next. Customers may do anything between two steps, unless you say what must not be.',
    add: 'Add a step',
    step: (at: number, item: string) => `Step ${at}: ${item}`,
    edit: (at: number, item: string) => `Change step ${at}, ${item}`,
    event: 'Event',
    without: 'Not between it and the step before',
    withoutVisit: 'Not on a visit between it and the step before',
    itemOfVisit: 'Item',
    together: 'On the same visit also',
    also: (items: string) => `with ${items}`,
    not: (items: string) => `not ${items}`,
    remove: (item: string) => `Remove ${item}`,
    earlier: 'Move earlier',
    later: 'Move later',
    drag: (item: string) => `Move ${item}`,
    clear: 'Clear',
    limits: 'Limits',
    limitsNone: 'none',
    groups: (word: string) => word,
    all: 'all customers',
    reached: 'reach it',
    ofAll: (share: string) => `${share} of all`,
    ofFirst: (share: string) => `${share} of step 1`,
    ofPrevious: (share: string) => `${share} go on`,
    dropOff: (count: string) => `${count} drop off`,
    tooEarly: (count: string) => `${count} too early to say`,
    within: 'Counts as lost after',
    lostAfter: (within: string) =>
      `Drop-off: the next step not taken, and watched for ${within} since; the others are too early to say.`,
    time: (median: string, low: string, high: string) => `median ${median} (${low} to ${high})`,
    totalTime: (median: string, low: string, high: string) =>
      `From first to last: median ${median}, the middle half ${low} to ${high}.`,
    caption: (count: string, share: string, step: string) =>
      `${count} customers reach ${step}, ${share} of all looked at`,
    dropCaption: (count: string, step: string, next: string) => `${count} customers reach ${step} and never ${next}`,
    key: { reached: 'reach the step', dropped: 'drop off before it', early: 'too early to say' },
    noTimes: 'The time column is text that only gives an order, so there are no times from step to step.',
    twin: {
      step: 'Step',
      event: 'Event',
      customers: 'Customers',
      first: '% of step 1',
      previous: '% of step before',
      dropped: 'Drop off after it',
      tooEarly: 'Too early to say',
      median: 'Median time',
      low: 'Quarter faster than',
      high: 'Quarter slower than',
    },
  },

  compare: {
    title: (a: string, b: string) => `Paths of ${a} and of ${b}`,
    label: (paths: number, a: string, b: string) =>
      `${formatCount(paths)} ${paths === 1 ? 'path' : 'paths'}: share of customers in ${a} and in ${b}, greatest difference first`,
    by: 'Compare',
    byGroup: (word: string) => `two ${word}`,
    byPeriod: 'two periods',
    a: 'A',
    b: 'B',
    from: (side: string) => `${side} from`,
    to: (side: string) => `${side} until`,
    period: (from: string, to: string) => `${from} to ${to}`,
    shares: 'share of customers',
    difference: 'A − B, percentage points',
    points: (difference: string) => `${difference} pp`,
    interval: (low: string, high: string) => `95 % interval ${low} to ${high}`,
    range: (low: string, high: string) => `${low} to ${high}`,
    q: (value: string) => `q ${value}`,
    caption: (a: string, b: string) => `A: ${a}; B: ${b}`,
    of: (count: string, all: string, share: string) => `${count} of ${all} (${share})`,
    sure: 'not by chance (q ≤ 0.05)',
    unsure: 'may be chance',
    hover: 'Point at a path to read it; click to see why.',
    count: (shown: number, matched: number) =>
      shown < matched
        ? `the first ${formatCount(shown)} of ${formatCount(matched)} paths`
        : `${formatCount(shown)} ${shown === 1 ? 'path' : 'paths'}`,
    nothingToCompare: {
      title: 'There is nothing to compare',
      text: 'Paths are compared between two groups or two periods. Map a group and look at each of them, or map a time that is a date.',
    },
    same: { title: 'A and B are the same', text: 'Choose two that differ.' },
    emptyPeriod: { title: 'A period is empty', text: 'Its end lies before its beginning.' },
    nobody: (side: string) => ({ title: `${side} has no customers`, text: 'Choose other customers to compare.' }),
    twin: {
      path: 'Path',
      inA: (a: string) => `in ${a}`,
      inB: (b: string) => `in ${b}`,
      difference: 'Difference',
      interval: '95 % interval',
      p: 'p',
      q: 'q',
    },
  },

  detail: {
    label: 'About this path',
    sentence: ({
      steps,
      visits,
      place,
      count,
      share,
      median,
    }: {
      steps: readonly string[]
      /** Whether a step is a visit. */
      visits: boolean
      place: string | null
      count: number
      share: string
      median: string | null
    }): SentencePart[] => {
      const [first = '', ...rest] = steps
      const opening: SentencePart[] = [
        place === null ? '' : `In ${place}, `,
        strong(customers(count)),
        ` (${share} of all) `,
        visits ? (count === 1 ? 'buys ' : 'buy ') : count === 1 ? 'does ' : 'do ',
        strong(first),
        ...(visits ? [' on one visit'] : []),
      ]
      const way = rest.flatMap((step, at): SentencePart[] => [
        at === 0
          ? rest.length === 1
            ? visits
              ? ' and on a later one '
              : ' and later '
            : visits
              ? ', on a later one '
              : ', later '
          : at === rest.length - 1
            ? ' and after that '
            : ', then ',
        strong(step),
      ])
      const time: SentencePart[] =
        median === null || rest.length === 0 ? [] : [', half of them within ', strong(median)]
      return [...opening, ...way, ...time, '.']
    },
    asFunnel: 'Open as funnel',
    steps: 'Step by step',
    table: { step: 'Step', customers: 'Customers', goOn: 'Go on', time: 'Time', dropped: 'Drop off' },
    droppedLast: '–',
    other: (share: string, path: string) => `The other way round (${path}): ${share}.`,
    otherSame: 'That is as many: the order says little.',
    order: (times: string) => `In this order ${times} times as often.`,
    groups: (word: string) => `By ${word}`,
    groupsNote: (word: string) =>
      `Only where the path is frequent enough; the others have too few customers in their ${word}.`,
    matching: 'Customers',
    someOf: (shown: number, total: number) => `${formatCount(shown)} of ${formatCount(total)}`,
    more: (count: number) => `Show ${count} more`,
    loading: 'Looking for customers',
    nobody: 'No customer fits.',
    open: (customer: string) => `Journey of ${customer}`,
    events: (count: number) => `${formatCount(count)} ${count === 1 ? 'event' : 'events'}`,
    visitsOf: (count: number) => `${formatCount(count)} ${count === 1 ? 'visit' : 'visits'}`,
    took: (time: string) => `in ${time}`,
  },

  people: {
    atNode: (node: string, step: string) => `At ${step}: ${node}`,
    onLink: (from: string, to: string) => `${from}, then ${to}`,
    end: (step: string, back: boolean) => (back ? `Begin at ${step}` : `Drop off after ${step}`),
    reach: (at: number, item: string) => `Reach step ${at}: ${item}`,
    drop: (at: number, item: string) => `Drop off after step ${at}: ${item}`,
    count: (total: number) => `${formatCount(total)} ${people(total)}`,
  },

  timeline: {
    back: 'All customers',
    label: (customer: string) => `Everything ${customer} did`,
    step: (at: number) => `step ${at}`,
    events: (count: number, days: number) =>
      `${formatCount(count)} ${count === 1 ? 'event' : 'events'}${days > 0 ? ` on ${formatCount(days)} ${days === 1 ? 'day' : 'days'}` : ''}`,
    marked: 'The steps of the path are marked.',
    inOrder: 'In order; the file knows no times.',
    loading: 'Looking for the journey',
  },
})
