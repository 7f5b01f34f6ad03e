/** Made beside the data, whoever that is of. */
export const PRODUCTS = 'bench/data/products.parquet'
export const HYPOTHESES = 'bench/data/hypotheses'

const mining = (part) => ({ perGroup: false, method: 'auto', target: 'all', limit: 1_000_000, ...part })

const paths = (part) => ({ perGroup: false, target: 'all', limit: 1_000_000, maxLength: 4, ...part })
const bundles = (part) => ({ perGroup: false, limit: 1_000_000, maxLength: 3, ...part })

const ALS = { factors: 64, iterations: 15, alpha: 40, regularization: 0.01 }
const STEPS = 3
const recommendations = {
  kind: 'recommend',
  parameters: {
    ...ALS,
    perGroup: false,
    solver: 'cg',
    cgSteps: STEPS,
    seed: 42,
    k: 10,
    excludeSeen: true,
    fallback: 'popular',
    method: 'als',
  },
}

const WAY = {
  perGroup: false,
  k: 10,
  excludeSeen: true,
  fallback: 'popular',
  alpha: 1,
  solver: 'cg',
  cgSteps: STEPS,
  window: null,
}
const RIDGE = 500
const RANKING = { factors: 64, regularization: 0.01, seed: 42 }
/** Our iteration goes five times through all pairs. */
const PASSES = 5

/** A recipe of one table of lines. */
const asked = (file, roles, analysis) => ({ recipe: 1, data: { files: [file], layout: 'long', roles }, analysis })

/** Baskets with the table of products beside them, by category. */
const byCategory = (analysis) => ({
  recipe: 2,
  data: {
    sources: {
      baskets: { files: ['baskets.parquet'], layout: 'long' },
      products: { files: ['products.parquet'] },
    },
    lines: 'baskets',
    steps: [{ step: 'join', source: 'products', on: { left: 'sku', right: 'sku' } }],
    roles: { basket: 'receipt_id', item: 'sku' },
    levels: ['department', 'category', 'type'],
    level: 'category',
  },
  analysis,
})

/** From a file to the sets that explain most of its column `y`, each looked at; rivals shuffle and draw nothing again. */
const explained = (name, rival, part) => ({
  area: 'hypotheses',
  rival: { case: rival, path: `${HYPOTHESES}/${name}` },
  files: [`${HYPOTHESES}/${name}`],
  recipe: asked(name, {}, { kind: 'hypotheses', target: 'y', permutations: 0, stability: 0 }),
  // A table of which nothing need be said opens at its columns: from there to the answer.
  press: ['Explain', 'Run'],
  ...part,
})

/**
 * What is measured, and the ratio to the rival each case must reach, where there is one. `rival` is a command of the rival's side for this area; `task` runs on
 * the kernel page from ready columns, `part` a part of an analysis there, in one thread; `files` run in the workbench itself, from the files to what the screen shows. A case
 * with `parts` is measured once, and each part is a row: a stretch of our run, and what the rival calls it. `again` is one of two moments of the
 * workbench itself: a part says which stands for the rival.
 */
export const cases = [
  {
    id: 'mine-0.1',
    title: 'Itemsets at 0.1 %, from columns',
    least: 6,
    area: 'baskets',
    rival: { case: 'mine', support: 0.001 },
    task: { kind: 'itemsets', parameters: mining({ minSupport: 0.001 }) },
    expected: '564b199b4078d106',
  },
  {
    id: 'mine-0.02',
    title: 'Itemsets at 0.02 %, from columns',
    least: 4,
    area: 'baskets',
    rival: { case: 'mine', support: 0.0002 },
    task: { kind: 'itemsets', parameters: mining({ minSupport: 0.0002 }) },
    expected: '4059487c317d0ccc',
  },
  {
    id: 'stores-0.2',
    title: 'Itemsets of each of 50 stores at 0.2 %, from columns',
    least: 3,
    area: 'baskets',
    rival: { case: 'stores', support: 0.002 },
    task: { kind: 'itemsets', parameters: mining({ minSupport: 0.002, perGroup: true }) },
    expected: '796265b9c8b94784',
  },
  {
    id: 'rules-0.01',
    title: 'Rules with all metrics, p and q (confidence ≥ 0.1), from itemsets at 0.01 %',
    least: 2,
    area: 'baskets',
    rival: { case: 'rules', support: 0.0001, threshold: 0.1 },
    task: { kind: 'rules', parameters: mining({ minSupport: 0.0001, metric: 'confidence', minThreshold: 0.1 }) },
    /** Rules are made in the same run as their itemsets; only the phases after mining count. */
    phases: ['sets', 'rules', 'q-values', 'order', 'columns'],
    expected: '74621.585',
  },
  {
    id: 'parquet-to-rules',
    title: 'Parquet file to rules on screen (0.1 %, confidence ≥ 0.3)',
    least: 3,
    area: 'baskets',
    rival: { case: 'parquet_to_rules', support: 0.001, threshold: 0.3 },
    files: ['baskets.parquet'],
    recipe: asked(
      'baskets.parquet',
      { basket: 'receipt_id', item: 'sku' },
      { kind: 'rules', minSupport: 0.001, metric: 'confidence', minThreshold: 0.3 },
    ),
  },
  {
    id: 'reopened',
    again: ['baskets.parquet'],
    recipe: asked(
      'baskets.parquet',
      { basket: 'receipt_id', item: 'sku' },
      { kind: 'rules', minSupport: 0.0001, metric: 'confidence', minThreshold: 0.4 },
    ),
    parts: [
      {
        title:
          'A workspace opened from the first page to its rows on screen; beside it Parquet file to rules (0.01 %, confidence ≥ 0.4)',
        own: 'opened',
        beside: 'ms',
        least: 10,
      },
      {
        title: 'Its page loaded anew to its rows on screen; beside it the same',
        own: 'reloaded',
        beside: 'ms',
        least: 5,
      },
      {
        title: 'The workspace opened; beside it only the run, of the table that is open',
        own: 'opened',
        beside: 'run',
      },
      { title: 'Its page loaded anew; beside it only the run', own: 'reloaded', beside: 'run' },
    ],
  },
  {
    id: 'joined-to-rules',
    title:
      'Parquet files of lines and 70,000 products, joined, to rules of categories on screen (0.5 %, confidence ≥ 0.1)',
    area: 'baskets',
    rival: { case: 'joined_to_rules', products: PRODUCTS, support: 0.005, threshold: 0.1 },
    files: ['baskets.parquet', PRODUCTS],
    recipe: byCategory({ kind: 'rules', minSupport: 0.005, metric: 'confidence', minThreshold: 0.1 }),
  },
  {
    id: 'csv-to-itemsets',
    title: 'CSV file to itemsets on screen (0.1 %)',
    least: 1,
    area: 'baskets',
    rival: { case: 'csv_to_itemsets', support: 0.001 },
    files: ['baskets.csv'],
    recipe: asked('baskets.csv', { basket: 'receipt_id', item: 'sku' }, { kind: 'itemsets', minSupport: 0.001 }),
  },
  {
    id: 'journeys-2000',
    title: 'Paths of 2,000 customers, up to 4 steps, from columns (without times between steps)',
    least: 12,
    area: 'journeys',
    rival: { case: 'mine', customers: 2000, length: 4 },
    task: { kind: 'sequences', parameters: paths({ minCount: 2000 }) },
    /** The rival knows no times. */
    without: ['times'],
    expected: 'b0772f7448e36865',
  },
  {
    id: 'journeys-regions-frame',
    title: 'The same of 500 customers in each of 6 regions; the rival from a frame, as its grouped call takes it',
    least: 12,
    area: 'journeys',
    rival: { case: 'regions_frame', customers: 500, length: 4 },
    task: { kind: 'sequences', parameters: paths({ minCount: 500, perGroup: true }) },
    without: ['times'],
    expected: 'e49ee80e9b87a80f',
  },
  {
    id: 'journeys-regions-arrays',
    title: 'The same; the rival from arrays already cut by region',
    area: 'journeys',
    rival: { case: 'regions', customers: 500, length: 4 },
    task: { kind: 'sequences', parameters: paths({ minCount: 500, perGroup: true }) },
    without: ['times'],
    expected: 'e49ee80e9b87a80f',
  },
  {
    id: 'parquet-to-journeys',
    title: 'Parquet file to paths with times on screen (2,000 customers)',
    least: 2,
    area: 'journeys',
    rival: { case: 'parquet', customers: 2000, length: 4 },
    files: ['journeys.parquet'],
    recipe: asked(
      'journeys.parquet',
      { customer: 'customer_id', time: 'event_ts', item: 'event' },
      { kind: 'sequences', minCount: 2000, maxLength: 4 },
    ),
  },
  {
    id: 'bundles-20000',
    title: 'Bundles that earn 20,000, up to 3 items, from columns',
    least: 30,
    area: 'bundles',
    rival: { case: 'mine', least: 20_000, length: 3 },
    task: { kind: 'utility', parameters: bundles({ minUtility: 2_000_000 }) },
    expected: 'e952f6a890a96dcc',
  },
  {
    id: 'bundles-5000',
    title: 'Bundles that earn 5,000, up to 3 items, from columns',
    least: 30,
    area: 'bundles',
    rival: { case: 'mine', least: 5_000, length: 3 },
    task: { kind: 'utility', parameters: bundles({ minUtility: 500_000 }) },
    expected: '3cd84f7cd1397394',
  },
  {
    id: 'parquet-to-bundles',
    title: 'Parquet file to bundles on screen (20,000)',
    least: 8,
    area: 'bundles',
    rival: { case: 'parquet', least: 20_000, length: 3 },
    files: ['utility.parquet'],
    recipe: asked(
      'utility.parquet',
      { basket: 'receipt_id', item: 'product_id', value: 'margin' },
      { kind: 'utility', minUtility: 20_000, maxLength: 3 },
    ),
  },
  ...[
    { library: 'rusket', against: '', training: 1.2 },
    { library: 'implicit', against: ', against implicit 0.7.3', training: 2 },
  ].map(({ library, against, training }) => ({
    id: `recommend-${library}`,
    area: 'interactions',
    rival: { case: 'als', library, steps: STEPS, ...ALS },
    task: recommendations,
    parts: [
      {
        title: `Training of 64 factors in 15 iterations of 3 steps, from columns${against}`,
        least: training,
        without: ['top', 'columns'],
        theirs: 'training',
      },
      {
        title: `The 10 best of 20,000 products for each of 100,000 customers${against}`,
        least: 2,
        phases: ['top', 'columns'],
        theirs: 'listing',
      },
    ],
  })),
  {
    id: 'ease',
    title: 'EASE of the 3,000 most bought products, λ 500, from columns',
    area: 'shelf',
    rival: { case: 'ease', ridge: RIDGE },
    task: {
      kind: 'recommend',
      parameters: {
        ...WAY,
        method: 'ease',
        ridge: RIDGE,
        neighbours: 100,
        factors: 1,
        iterations: 1,
        regularization: 1,
        seed: 1,
      },
    },
    /** The rival makes lists for one customer at a time. */
    without: ['liking', 'columns'],
  },
  {
    id: 'bpr',
    title: 'BPR of 64 factors, 150 times through all pairs, from columns',
    area: 'interactions',
    rival: { case: 'bpr', iterations: 30 * PASSES, ...RANKING },
    task: {
      kind: 'recommend',
      parameters: { ...WAY, method: 'bpr', iterations: 30, neighbours: 100, ridge: 1, ...RANKING },
    },
    without: ['top', 'columns'],
  },
  {
    id: 'parquet-to-recommendations',
    title: 'Parquet file to recommendations on screen',
    least: 1.5,
    area: 'interactions',
    rival: { case: 'parquet', steps: STEPS, ...ALS },
    files: ['interactions.parquet'],
    recipe: asked(
      'interactions.parquet',
      { customer: 'user_id', item: 'item_id', value: 'weight' },
      { kind: 'recommend' },
    ),
  },
  ...[
    {
      id: 'itemsets',
      title: 'itemsets (0.1 %)',
      file: 'baskets.parquet',
      roles: { basket: 'receipt_id', item: 'sku' },
      analysis: { kind: 'itemsets', minSupport: 0.001 },
    },
    {
      id: 'rules',
      title: 'rules (0.1 %, confidence ≥ 0.3)',
      file: 'baskets.parquet',
      roles: { basket: 'receipt_id', item: 'sku' },
      analysis: { kind: 'rules', minSupport: 0.001, metric: 'confidence', minThreshold: 0.3 },
    },
    {
      id: 'journeys',
      title: 'paths with times (2,000 customers, up to 4 steps)',
      file: 'journeys.parquet',
      roles: { customer: 'customer_id', time: 'event_ts', item: 'event' },
      analysis: { kind: 'sequences', minCount: 2000, maxLength: 4 },
    },
    {
      id: 'bundles',
      title: 'bundles (20,000, up to 3 items)',
      file: 'utility.parquet',
      roles: { basket: 'receipt_id', item: 'product_id', value: 'margin' },
      analysis: { kind: 'utility', minUtility: 20_000, maxLength: 3 },
    },
    {
      id: 'recommendations',
      title: 'recommendations (trained anew there)',
      file: 'interactions.parquet',
      roles: { customer: 'user_id', item: 'item_id', value: 'weight' },
      analysis: { kind: 'recommend' },
    },
  ].map(({ id, title, file, roles, analysis }) => ({
    id: `spark-${id}`,
    title: `Parquet file to ${title}; Spark, through the notebooks exported for it`,
    files: [file],
    recipe: asked(file, roles, analysis),
    onSpark: true,
    rounds: 1,
  })),
  {
    id: 'hypotheses-sets',
    title: 'R² of 1,000 sets of 10 of 50 columns, one thread, against numpy on the Gram matrix',
    least: 30,
    area: 'hypotheses',
    rival: { case: 'gram', sets: 1000 },
    part: { part: 'evaluate', sets: 1000 },
  },
  {
    id: 'hypotheses-fits',
    title: 'R² of 100 sets of 10 of 50 columns, one thread, against scikit-learn on 20,000 rows',
    least: 1000,
    area: 'hypotheses',
    rival: { case: 'fits', sets: 100 },
    part: { part: 'evaluate', sets: 100 },
  },
  {
    id: 'hypotheses-subgroups',
    title: 'The 10 best of all subgroups of up to 2 of 250 conditions, 20,000 rows, one thread, against pysubgroup',
    least: 100,
    area: 'hypotheses',
    rival: { case: 'subgroups', conditions: 2 },
    part: { part: 'subgroups', conditions: 2 },
  },
  explained('table.csv', 'pymoo', {
    id: 'hypotheses-csv-pymoo',
    title:
      'CSV file of 20,000 rows to the best of all sets of up to 6 of 50 columns on screen, against 5,000 sets by NSGA-II of pymoo on the Gram matrix',
  }),
  explained('table.parquet', 'pymoo', {
    id: 'hypotheses-parquet-pymoo',
    title: 'Parquet file of the same; the same',
  }),
  explained('table.parquet', 'deap', {
    id: 'hypotheses-parquet-deap',
    title: 'The same, against a loop with DEAP that fits each of its sets with scikit-learn',
    least: 50,
    rounds: 1,
  }),
  explained('large.parquet', 'pymoo', {
    id: 'hypotheses-large',
    title: 'Parquet file of 2,000,000 rows to the best of all sets on screen, against pymoo on the Gram matrix',
    large: true,
    rounds: 1,
  }),
]
