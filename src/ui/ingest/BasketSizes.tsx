import type { Health } from '../../workers/protocol'
import { Button } from '../components/Button'
import { formatCompact, formatCount } from '../components/format'
import { NumberField } from '../components/NumberField'
import { ingest as words } from '../words/ingest'
import styles from './BasketSizes.module.css'
import { useMapping } from './use-mapping'

/** The first suggestion for a cap leaves out at most this share of baskets. */
const FEW = 0.001

function suggestedCap({ basketSizes, baskets }: Health): number {
  let above = 0
  for (const { from, baskets: here } of [...basketSizes].reverse()) {
    above += here
    if (above > baskets * FEW) return from
  }
  return basketSizes[0]?.to ?? 1
}

/** How large baskets are, and a cap for those that are no shopping. */
export function BasketSizes({ health }: { health: Health }) {
  const { data, change } = useMapping()
  const cap = data.maxBasketItems
  const { basketSizes } = health
  const most = Math.max(1, ...basketSizes.map(({ baskets }) => baskets))
  // Beyond fifty items a bar stands for a range that doubles; a gap keeps the two from being compared.
  const single = basketSizes.filter(({ from, to }) => from === to)
  const several = basketSizes.filter(({ from, to }) => from !== to)
  return (
    <section className={styles.sizes}>
      <header>
        <h3>{words.health.sizes}</h3>
        <p className={styles.sizesHint}>{words.health.sizesHint}</p>
      </header>
      <div className={styles.chart} aria-hidden="true">
        {[single, several]
          .filter((bins) => bins.length > 0)
          .map((bins) => (
            <div key={bins[0]?.from} style={{ flexGrow: bins.length }}>
              <div className={styles.bars}>
                {bins.map(({ from, to, baskets }) => (
                  <i
                    key={from}
                    title={words.health.sizeBar(formatCount(from), formatCount(to), formatCount(baskets))}
                    data-out={cap !== undefined && from > cap ? '' : undefined}
                  >
                    <b style={{ height: baskets === 0 ? 0 : `max(2px, ${(100 * baskets) / most}%)` }} />
                  </i>
                ))}
              </div>
              <div className={styles.axis}>
                <span>{formatCount(bins[0]?.from ?? 0)}</span>
                {bins.length > 1 && <span>{formatCompact(bins.at(-1)?.to ?? 0)}</span>}
              </div>
            </div>
          ))}
      </div>
      <div className={styles.cap}>
        <span>{words.health.cap}</span>
        <div className={styles.field}>
          <NumberField
            label={words.health.cap}
            hideLabel
            value={cap ?? null}
            placeholder={formatCount(suggestedCap(health))}
            min={1}
            step={1}
            onChange={(next) => change({ maxBasketItems: next ?? undefined })}
          />
        </div>
        <span>{words.health.capUnit}</span>
        {cap !== undefined && (
          <Button kind="quiet" onPress={() => change({ maxBasketItems: undefined })}>
            {words.health.capOff}
          </Button>
        )}
        <p className={styles.capHint}>
          {health.cappedBaskets > 0 ? words.health.capped(formatCount(health.cappedBaskets)) : words.health.capHint}
        </p>
      </div>
      <details className={styles.twin}>
        <summary>{words.health.asTable}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.health.items}</th>
              <th scope="col">{words.health.baskets}</th>
            </tr>
          </thead>
          <tbody>
            {basketSizes.map(({ from, to, baskets }) => (
              <tr key={from}>
                <td>{from === to ? formatCount(from) : `${formatCount(from)}–${formatCompact(to)}`}</td>
                <td>{formatCount(baskets)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  )
}
