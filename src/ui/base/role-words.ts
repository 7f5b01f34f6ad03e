import type { Role } from '../../recipe/schema'
import { words } from './language'

/** What columns are for. */
export const roleWords: Record<Role, { label: string; thing: string; means: string }> = words('roles', {
  basket: { label: 'Basket', thing: 'the basket', means: 'One receipt, order or visit' },
  item: { label: 'Item', thing: 'the item', means: 'What was bought' },
  group: { label: 'Group', thing: 'the group', means: 'Store, region, channel: looked at one by one' },
  customer: { label: 'Customer', thing: 'the customer', means: 'Who bought, over all visits' },
  time: { label: 'Time', thing: 'the time', means: 'When it happened' },
  value: { label: 'Value', thing: 'the value', means: 'Margin, revenue or price of the line' },
  quantity: { label: 'Quantity', thing: 'the quantity', means: 'How many of the item' },
  price: { label: 'Price', thing: 'the price', means: 'Paid, where the value is a margin' },
  cost: { label: 'Cost', thing: 'the cost', means: 'What it costs the shop' },
})
