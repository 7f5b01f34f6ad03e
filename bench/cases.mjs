const mining = (part) => ({ perGroup: false, method: 'auto', target: 'all', limit: 1_000_000, ...part })

/**
 * What is measured, and the ratio to the rival each case must reach. `rival` is a command of rival.py; `task` runs on
 * the kernel page from ready columns; `file` runs in the workbench itself, from the file to what the screen shows.
 */
export const cases = [
  {
    id: 'mine-0.1',
    title: 'Itemsets at 0.1 %, from columns',
    least: 6,
    rival: { case: 'mine', support: 0.001 },
    task: { kind: 'itemsets', parameters: mining({ minSupport: 0.001 }) },
    expected: '564b199b4078d106',
  },
  {
    id: 'mine-0.02',
    title: 'Itemsets at 0.02 %, from columns',
    least: 4,
    rival: { case: 'mine', support: 0.0002 },
    task: { kind: 'itemsets', parameters: mining({ minSupport: 0.0002 }) },
    expected: '4059487c317d0ccc',
  },
  {
    id: 'stores-0.2',
    title: 'Itemsets of each of 50 stores at 0.2 %, from columns',
    least: 3,
    rival: { case: 'stores', support: 0.002 },
    task: { kind: 'itemsets', parameters: mining({ minSupport: 0.002, perGroup: true }) },
    expected: '796265b9c8b94784',
  },
  {
    id: 'rules-0.01',
    title: 'Rules with all metrics, p and q (confidence ≥ 0.1), from itemsets at 0.01 %',
    least: 2,
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
    rival: { case: 'parquet_to_rules', support: 0.001, threshold: 0.3 },
    file: 'baskets.parquet',
    analysis: { kind: 'rules', minSupport: 0.001, metric: 'confidence', minThreshold: 0.3 },
  },
  {
    id: 'csv-to-itemsets',
    title: 'CSV file to itemsets on screen (0.1 %)',
    least: 1,
    rival: { case: 'csv_to_itemsets', support: 0.001 },
    file: 'baskets.csv',
    analysis: { kind: 'itemsets', minSupport: 0.001 },
  },
]
