import { ROLES, type Role } from './schema'

/** Price and cost are told by what the value is: `guess-price-cost.ts`. */
export type GuessedRole = Exclude<Role, 'price' | 'cost'>
export const GUESSED_ROLES = ROLES.filter((role): role is GuessedRole => role !== 'price' && role !== 'cost')

/**
 * What columns of each role are called in English, French and German; the better name first. `normalizeName` has
 * been applied: lower case, no accents, words apart.
 */
export const ROLE_NAMES: Record<GuessedRole, readonly string[]> = {
  basket: [
    ...['basket', 'receipt', 'transaction', 'order', 'invoice', 'ticket', 'cart', 'purchase', 'trans', 'txn', 'tid'],
    ...['session', 'check', 'bill', 'visit', 'sale', 'docket', 'user session', 'shipment'],
    ...['panier', 'commande', 'facture', 'recu', 'achat', 'caisse ticket', 'vente'],
    ...[
      'warenkorb',
      'beleg',
      'bon',
      'kassenbon',
      'bestellung',
      'auftrag',
      'rechnung',
      'einkauf',
      'transaktion',
      'vorgang',
    ],
  ],
  item: [
    ...['item', 'product', 'sku', 'article', 'description', 'stock code', 'product name', 'item name', 'goods', 'asin'],
    ...['ean', 'gtin', 'upc', 'plu', 'title', 'items', 'products'],
    ...['produit', 'designation', 'libelle', 'reference'],
    ...['artikel', 'produkt', 'ware', 'bezeichnung', 'position'],
    // Logs of events come last: where there are products as well, those are the items.
    ...['event', 'event type', 'evenement', 'ereignis'],
  ],
  group: [
    ...['store', 'shop', 'branch', 'outlet', 'site', 'region', 'location', 'warehouse', 'country', 'market', 'segment'],
    ...['magasin', 'boutique', 'filiale', 'succursale', 'agence', 'pays', 'enseigne', 'point de vente'],
    ...['laden', 'markt', 'geschaft', 'standort', 'niederlassung', 'land', 'gebiet', 'verkaufsstelle', 'tenant'],
  ],
  customer: [
    ...['customer', 'client', 'user', 'member', 'shopper', 'buyer', 'account', 'subscriber', 'household', 'visitor'],
    ...['loyalty card', 'card', 'patient', 'person', 'utilisateur', 'acheteur', 'abonne', 'carte', 'foyer'],
    ...['kunde', 'kunden', 'nutzer', 'mitglied', 'kaufer', 'konto', 'haushalt', 'besucher', 'karte'],
  ],
  time: [
    ...[
      'timestamp',
      'datetime',
      'event time',
      'date',
      'time',
      'ts',
      'created at',
      'day',
      'when',
      'invoice date',
      'step',
    ],
    ...['horodatage', 'jour', 'heure', 'temps', 'zeitstempel', 'datum', 'zeit', 'uhrzeit', 'tag', 'zeitpunkt'],
  ],
  value: [
    ...['margin', 'profit', 'utility', 'contribution', 'revenue', 'amount', 'sales', 'net', 'value', 'price', 'total'],
    ...['turnover', 'rating', 'score', 'marge', 'benefice', 'montant', 'chiffre affaires', 'valeur', 'prix', 'recette'],
    ...['gewinn', 'deckungsbeitrag', 'umsatz', 'betrag', 'wert', 'preis', 'ertrag', 'erlos', 'rohertrag', 'summe'],
  ],
  quantity: [
    ...['quantity', 'qty', 'units', 'count', 'pieces', 'pcs', 'volume', 'quantite', 'qte', 'nombre', 'unites'],
    ...['menge', 'anzahl', 'stuck', 'stueck', 'stuckzahl', 'einheiten'],
  ],
}

/** Words that say what a column holds of a thing, not which thing. */
const ABOUT = new Set([
  'id',
  'ids',
  'no',
  'nr',
  'num',
  'number',
  'code',
  'key',
  'name',
  'the',
  'of',
  'de',
  'du',
  'la',
  'le',
])
const ABOUT_MORE = new Set([
  'nummer',
  'numero',
  'kennung',
  'schlussel',
  'identifier',
  'identifiant',
  'uuid',
  'ref',
  'ts',
  'at',
])

/** "InvoiceNo" → "invoice no", "Kaßenbon_Nr." → "kassenbon nr". */
export function normalizeName(name: string): string {
  return name
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

interface ReadName {
  /** All words. */
  text: string
  /** Words that say which thing it is. */
  telling: string[]
  tellingText: string
}

function withoutAbout(words: string[]): string[] {
  const telling = words.filter((word) => !ABOUT.has(word) && !ABOUT_MORE.has(word))
  return telling.length > 0 ? telling : words
}

/** Compounds: "belegnummer" and "filialnr" begin with what they are about. */
const COMPOUND = 4

const stemOf = (known: string) => (known.endsWith('e') ? known.slice(0, -1) : known)

/** Whatever scores for a role has one of these in it: files may have a hundred thousand names that have none. */
const HINTS = Object.fromEntries(
  GUESSED_ROLES.map((role) => [role, new RegExp(ROLE_NAMES[role].map(stemOf).join('|'))]),
) as Record<GuessedRole, RegExp>

function scoreOf({ telling, tellingText, text }: ReadName, known: string): number {
  if (tellingText === known || text === known) return 1
  const parts = known.split(' ')
  if (` ${text} `.includes(` ${known} `)) return 0.55 + (0.3 * parts.length) / telling.length
  if (parts.length > 1 || known.length < COMPOUND) return 0
  const stem = stemOf(known)
  if (telling.some((word) => word === `${known}s` || word === `${known}n`)) return 0.9
  if (telling.some((word) => word.startsWith(stem) && word.length > known.length + 1)) return 0.7
  return telling.some((word) => word.endsWith(known) && word.length > known.length + 1) ? 0.6 : 0
}

/** What a name says is in its beginning. */
const READ_CHARACTERS = 100

/** A column name, read once for all roles. */
function readName(name: string): ReadName {
  const text = normalizeName(name.slice(0, READ_CHARACTERS))
  const telling = withoutAbout(text.split(' ').filter(Boolean))
  return { text, telling, tellingText: telling.join(' ') }
}

/** How well a column name fits a role, 0 to 1; later synonyms count a little less. */
function nameScore(name: ReadName, role: GuessedRole): number {
  if (!HINTS[role].test(name.text) && !HINTS[role].test(name.tellingText)) return 0
  const known = ROLE_NAMES[role]
  let best = 0
  known.forEach((synonym, place) => {
    best = Math.max(best, scoreOf(name, synonym) * (1 - (0.1 * place) / known.length))
  })
  return best
}

/** How well a column name fits each role. */
export type NameScores = Record<GuessedRole, number>

/** No known name has digits in it: which they are, and how many beyond the second, does not change a score. */
const sameDigits = (name: string) => name.slice(0, READ_CHARACTERS).replace(/\d\d+/g, '00').replace(/\d/g, '0')

/** Scores names; of the hundred thousand that differ only in a number, one is enough. */
export function nameScorer(): (name: string) => NameScores {
  const known = new Map<string, NameScores>()
  return (name) => {
    const alike = sameDigits(name)
    let scores = known.get(alike)
    if (!scores) {
      const read = readName(alike)
      scores = Object.fromEntries(GUESSED_ROLES.map((role) => [role, nameScore(read, role)])) as NameScores
      known.set(alike, scores)
    }
    return scores
  }
}
