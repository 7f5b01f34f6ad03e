import type { TableInfo } from '../../workers/protocol/table'
import { words } from '../base/language'

/** What the rows of a table and their entries are called. */
export interface ShapeWords {
  row: string
  rows: string
  entries: string
  /** Different ones. */
  thing: string
  things: string
  /** How many a row has, in the middle. */
  perRow: string
  sizes: string
  sizesHint: string
  /** What became of entries that a row has twice. */
  repeats: string
  /** After the column of the rows, before that of the entries. */
  isRow: string
  holding: string
  /** After the entries, before the column of times or values. */
  beside: string
  preview: string
}

const baskets: ShapeWords = {
  row: 'basket',
  rows: 'baskets',
  entries: 'items',
  thing: 'item',
  things: 'items',
  perRow: 'items in the median basket',
  sizes: 'Basket sizes',
  sizesHint: 'How many baskets hold how many different items.',
  repeats: 'repeat an item in the same basket. Each counts once.',
  isRow: ' is a basket',
  holding: ', holding ',
  beside: '',
  preview: 'Three baskets',
}

const priced: ShapeWords = {
  row: 'receipt',
  rows: 'receipts',
  entries: 'items',
  thing: 'item',
  things: 'items',
  perRow: 'items on the median receipt',
  sizes: 'Receipt sizes',
  sizesHint: 'How many receipts hold how many different items.',
  repeats: 'repeat an item on the same receipt. Their values are added up.',
  isRow: ' is a receipt',
  holding: ', holding ',
  beside: ', which earns ',
  preview: 'Three receipts',
}

const journeys: ShapeWords = {
  row: 'customer',
  rows: 'customers',
  entries: 'events',
  thing: 'kind of event',
  things: 'kinds of events',
  perRow: 'events of the median customer',
  sizes: 'Lengths of journeys',
  sizesHint: 'How many customers have how many events.',
  repeats: 'repeat an event of the same customer.',
  isRow: ' is a customer',
  holding: ', going through ',
  beside: ' in the order of ',
  preview: 'Three customers',
}

const ratings: ShapeWords = {
  row: 'customer',
  rows: 'customers',
  entries: 'items',
  thing: 'item',
  things: 'items',
  perRow: 'items of the median customer',
  sizes: 'Lengths of histories',
  sizesHint: 'How many customers have how many different items.',
  repeats: 'repeat an item of the same customer. Their values are added up.',
  isRow: ' is a customer',
  holding: ', choosing ',
  beside: ', as strongly as ',
  preview: 'Three customers',
}

const features: ShapeWords = {
  row: 'row',
  rows: 'rows',
  entries: 'columns',
  thing: 'column',
  things: 'columns',
  perRow: 'columns with a value in the median row',
  sizes: 'Values per row',
  sizesHint: 'How many rows have a value in how many columns.',
  repeats: 'repeat a value in the same row.',
  isRow: ' is one case',
  holding: ', whose columns are to explain ',
  beside: '',
  preview: 'Three rows',
}

const english: Record<TableInfo['shape'], ShapeWords> = {
  baskets,
  shopping: baskets,
  features,
  priced,
  journeys,
  ratings,
}

/** By the shape of a table. They stand in the top bar as well, so that they are apart from the words of the data place. */
export const shapes = words('shapes', english)
