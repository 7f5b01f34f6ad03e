/** What a German till writes: titles above, sums between and below, deposits, returns with the sign behind. */
export function messyTill(receipts = 5400): string {
  let seed = 11
  const random = () => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0
    return (seed >>> 8) / 2 ** 24
  }
  const cents = (amount: number) => `${(Math.abs(amount) / 100).toFixed(2).replace('.', ',')}${amount < 0 ? '-' : ''} €`
  const lines = ['Umsätze der Filiale Köln;;;;;;', ';;;;;;', 'Bonnr;Datum;Kundennr;Artikel;Menge;Einzelpreis;Umsatz']
  const add = (bon: string, day: string, customer: number, item: string, pieces: number, price: number) =>
    lines.push(`${bon};${day};K${customer};${item};${pieces};${cents(price)};${cents(pieces * price)}`)
  for (let receipt = 0; receipt < receipts; receipt++) {
    const customer = receipt % 540
    // All come every nine days.
    const at = new Date(Date.UTC(2025, 0, 6 + Math.floor(receipt / 540) * 9 + (customer % 9)))
    const day = `${[at.getUTCDate(), at.getUTCMonth() + 1].map((part) => String(part).padStart(2, '0')).join('.')}.2025`
    const pair = Math.floor(random() * 9)
    const items = new Set<string>()
    if (random() < 0.7) items.add(`Müsli ${pair}`).add(`Milch ${pair}`)
    for (let n = 0; n < 3; n++) items.add(`Käse ${Math.floor(random() * 30)}`)
    for (const item of items) add(`B${1000 + receipt}`, day, customer, item, 1 + (receipt % 2), 199 + item.length * 10)
    if (random() < 0.7) add(`B${1000 + receipt}`, day, customer, 'Leergut', 1, -25)
    if (random() < 0.6) add(`B${1000 + receipt}`, day, customer, 'Versandkosten', 1, 490)
    if (receipt % 40 === 0) add(`B${1000 + receipt}`, day, customer, 'Käse 1', -1, 259)
  }
  lines.push(';;;Summe;;;48.210,00 €')
  return `${lines.join('\r\n')}\r\n`
}

/** Windows-1252: one byte for each of these letters. */
export function inWindows1252(text: string): Buffer {
  return Buffer.from(text.replaceAll('€', '\u0080'), 'latin1')
}
