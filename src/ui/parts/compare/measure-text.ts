import type { Measure, SideFigures } from '../../../workers/compare/types'
import { formatRatio, formatShare } from '../../base/cell-format'
import { formatCount, formatPercent } from '../../base/format'
import type { Money } from '../../base/money'
import type { ComparedPattern } from './pattern-row'
import { pointsText } from './points'
import { compareWords as words } from './words'

const signed = (value: number, text: (size: number) => string): string =>
  Number.isFinite(value) ? `${value > 0 ? '+' : value < 0 ? '−' : ''}${text(Math.abs(value))}` : '–'

/** How the figures of a measure are written. */
export interface MeasureText {
  /** One side, with what it is made of. */
  side(figures: SideFigures): string
  value(value: number): string
  apart(difference: number): string
  apartShort(difference: number): string
}

function shareText(): MeasureText {
  return {
    side: ({ count, of, value }) => words.of(formatCount(count), formatCount(of), formatShare(value)),
    value: (value) => formatPercent(value),
    apart: (difference) => words.points(pointsText(difference)),
    apartShort: pointsText,
  }
}

function ratioText(holders: string): MeasureText {
  const apart = (difference: number) => signed(difference, formatRatio)
  return {
    side: ({ count, value }) => words.valued(formatRatio(value), formatCount(count), holders),
    value: formatRatio,
    apart,
    apartShort: apart,
  }
}

function moneyText(holders: string, money: Money): MeasureText {
  return {
    side: ({ count, value }) => words.valued(money.mean(value), formatCount(count), holders),
    value: money.short,
    apart: (difference) => signed(difference, money.mean),
    apartShort: (difference) => signed(difference, money.short),
  }
}

export function measureText(measure: Measure, holders: string, money: Money | undefined): MeasureText {
  if (measure === 'money' && money) return moneyText(holders, money)
  return measure === 'lift' ? ratioText(holders) : shareText()
}

export const hasInterval = ({ low }: Pick<ComparedPattern, 'low'>): boolean => Number.isFinite(low)

export const intervalText = ({ low, high }: Pick<ComparedPattern, 'low' | 'high'>): string =>
  words.interval(pointsText(low), pointsText(high))

export const rangeText = ({ low, high }: Pick<ComparedPattern, 'low' | 'high'>): string =>
  Number.isFinite(low) ? words.range(pointsText(low), pointsText(high)) : '–'

/** `milk, bread → butter` */
export const patternText = ({ parts }: Pick<ComparedPattern, 'parts'>): string =>
  parts.map((items) => items.join(', ')).join(' → ')
