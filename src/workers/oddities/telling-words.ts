import { normalizeName } from '../../recipe/role-names'

/** What shops charge or take off beside the goods, in English, German and French; `normalizeName` has been applied. */
const FEES = new Set([
  ...['postage', 'shipping', 'carriage', 'freight', 'delivery', 'handling', 'surcharge', 'fee', 'fees', 'charge'],
  ...['charges', 'commission', 'discount', 'voucher', 'coupon', 'rounding'],
  ...['pfand', 'leergut', 'versand', 'versandkosten', 'porto', 'gebuhr', 'gebuhren', 'bearbeitungsgebuhr', 'rabatt'],
  ...['gutschein', 'gutschrift', 'tragetasche', 'einkaufstute', 'rundung', 'trinkgeld', 'mahngebuhr'],
  ...['livraison', 'frais', 'consigne', 'arrondi', 'pourboire', 'bon de reduction'],
])

/** Fees where they stand alone; beside other words they are part of a name. */
const FEES_ALONE = new Set(['manual', 'tip', 'deposit', 'donation', 'don', 'port', 'remise', 'spende', 'bag', 'tute'])

const NOTES = new Set([
  ...['test', 'damaged', 'damages', 'damage', 'lost', 'found', 'missing', 'wrongly', 'wrong', 'broken', 'smashed'],
  ...['rusty', 'check', 'mixed', 'adjust', 'adjustment', 'sample', 'samples', 'faulty', 'thrown', 'crushed', 'wet'],
  ...['unsaleable', 'counted', 'dotcom', 'incorrect', 'sold', 'error', 'returned', 'write off'],
  ...[
    'muster',
    'defekt',
    'beschadigt',
    'verlust',
    'inventur',
    'bruch',
    'fehlt',
    'korrektur',
    'umbuchung',
    'testartikel',
  ],
  ...['casse', 'perdu', 'echantillon', 'inventaire', 'essai', 'manquant', 'correction'],
])

const TOTALS = new Set([
  ...['total', 'subtotal', 'grand total', 'sum', 'summe', 'gesamt', 'gesamtsumme', 'zwischensumme', 'endsumme'],
  ...['somme', 'sous total', 'total general', 'total ttc', 'total ht', 'insgesamt'],
])

/** Names of goods are longer. */
const MOST_WORDS = 4
/** Longer texts are read no further. */
const READ_CHARACTERS = 100

export interface ItemName {
  words: readonly string[]
  text: string
  /** No letter and no digit in it: "?", "??", "-". */
  empty: boolean
}

export function readItemName(label: string): ItemName {
  const text = normalizeName(label.slice(0, READ_CHARACTERS))
  return { text, words: text.split(' '), empty: text === '' }
}

const tells = (words: ReadonlySet<string>, name: ItemName) =>
  name.words.length <= MOST_WORDS && (words.has(name.text) || name.words.some((word) => words.has(word)))

export const looksLikeFee = (name: ItemName): boolean => FEES_ALONE.has(name.text) || tells(FEES, name)
/** `worthless` where it is known that it never brought anything; else a note must be one as a whole. */
export const looksLikeNote = (name: ItemName, worthless: boolean): boolean =>
  name.empty || (worthless ? tells(NOTES, name) : NOTES.has(name.text))
/** "Total" alone, or before what it is the total of; "Total Effects Shampoo" is a thing. */
export const looksLikeTotal = (name: ItemName): boolean => TOTALS.has(name.text)
