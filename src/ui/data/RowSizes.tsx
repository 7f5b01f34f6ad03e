import { capsRows } from '../../analyses/table-request'
import type { Health, TableInfo } from '../../workers/protocol/table'
import { Button } from '../base/components/Button'
import { NumberField } from '../base/components/NumberField'
import { formatCompact, formatCount } from '../base/format'
import { useMapping } from '../parts/open/use-mapping'
import styles from './RowSizes.module.css'
import { type ShapeWords, shapes } from './shape-words'
import { ingest as words } from './words'

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

/** How large baskets are, with a cap for those that are no shopping; or how much customers have done. */
export function RowSizes({ table }: { table: TableInfo }) {
  const { health } = table
  const shapeWords = shapes[table.shape]
  const { maxBasketItems } = useMapping().data
  const cap = capsRows(table) ? maxBasketItems : undefined
  const { basketSizes } = health
  const most = Math.max(1, ...basketSizes.map(({ baskets }) => baskets))
  // Beyond fifty items a bar stands for a range that doubles; a gap keeps the two from being compared.
  const single = basketSizes.filter(({ from, to }) => from === to)
  const several = basketSizes.filter(({ from, to }) => from !== to)
  return (
    <section className={styles.sizes}>
      <header>
        <h3>{shapeWords.sizes}</h3>
        <p className={styles.sizesHint}>{shapeWords.sizesHint}</p>
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
                    title={words.health.sizeBar(formatCount(from), formatCount(to), formatCount(baskets), shapeWords)}
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
      {capsRows(table) && <Cap health={health} shape={shapeWords} />}
      <details className={styles.twin}>
        <summary>{words.health.asTable}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{shapeWords.entries}</th>
              <th scope="col">{shapeWords.rows}</th>
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

function Cap({ health, shape }: { health: Health; shape: ShapeWords }) {
  const { data, change } = useMapping()
  const cap = data.maxBasketItems
  return (
    <div className={styles.cap}>
      <span>{words.health.cap(shape)}</span>
      <div className={styles.field}>
        <NumberField
          label={words.health.cap(shape)}
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
        {health.cappedBaskets > 0
          ? words.health.capped(formatCount(health.cappedBaskets), shape)
          : words.health.capHint}
      </p>
    </div>
  )
}
