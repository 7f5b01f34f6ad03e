import styles from './StillLife.module.css'

/** Receipts of three stores: what they share is strong in two and missing in the third. */
const STORES: { name: string; baskets: number[][]; lift: number }[] = [
  {
    name: 'S04',
    baskets: [
      [1, 1, 0, 1],
      [1, 1, 1, 0],
      [0, 0, 1, 1],
      [1, 1, 0, 0],
    ],
    lift: 5,
  },
  {
    name: 'S12',
    baskets: [
      [1, 1, 1, 0],
      [0, 1, 0, 1],
      [1, 1, 0, 0],
      [1, 1, 0, 1],
    ],
    lift: 4,
  },
  {
    name: 'S22',
    baskets: [
      [1, 0, 1, 0],
      [0, 1, 1, 1],
      [1, 0, 0, 1],
      [0, 1, 1, 0],
    ],
    lift: 0,
  },
]

/** A picture of the idea: dots are items, lines are receipts, colour is what is bought together. */
export function StillLife() {
  return (
    <svg className={styles.picture} viewBox="0 0 330 150" aria-hidden="true">
      {STORES.map(({ name, baskets, lift }, store) => (
        <g key={name} transform={`translate(${8 + store * 112} 14)`}>
          <text x="0" y="0" className={styles.label}>
            {name}
          </text>
          {baskets.map((basket, row) => {
            const both = basket[0] === 1 && basket[1] === 1
            const y = 22 + row * 24
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a still picture has no other key.
              <g key={row}>
                <rect x="-6" y={y - 10} width="100" height="20" rx="6" className={styles.receipt} />
                {basket.map((held, item) => (
                  <circle
                    // biome-ignore lint/suspicious/noArrayIndexKey: a still picture has no other key.
                    key={item}
                    cx={8 + item * 24}
                    cy={y}
                    r={held ? 5 : 2}
                    className={both && item < 2 ? styles.pair : held ? styles.held : styles.none}
                  />
                ))}
                {both && <line x1="13" x2="27" y1={y} y2={y} className={styles.bond} />}
              </g>
            )
          })}
          <rect x="-6" y="114" width="100" height="8" rx="2" style={{ fill: `var(--lift-${lift})` }} />
        </g>
      ))}
    </svg>
  )
}
