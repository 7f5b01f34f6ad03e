import { expect, it } from 'vitest'
import { openSource } from '../../src/workers/readers/open'
import { readTable } from './csv-tools'
import { workbookFile } from './workbooks'
const never = new AbortController().signal
it('x', async () => {
  const f = workbookFile([{name:'Notes',rows:[['hello']]},{name:'Sales',rows:[['Report 2024'],[],['receipt','item','day','amount'],...Array.from({length:30},(_,i)=>[1000+i,i%2?'milk':'br"ea,d\n2',{number:45356+i/24,style:1},i+0.25] as any),['Total',null,null,123.4]]}],{formats:[14]})
  const s = await openSource([f],undefined,never)
  console.log(JSON.stringify({...s.info,head:s.info.head.slice(0,4)},null,1))
  const t = await readTable(s,['receipt','item','day:time','amount:number'])
  console.log(t.rows.slice(0,3),t.rows.length,t.unreadable)
  const j = await openSource([{name:'a.json',file:new Blob(['{"id":12345678901234567890,"item":"a","n":1.50}\n{"id":2,"tags":["x","y,z"],"n":null}\n{}'])}],undefined,never)
  console.log(JSON.stringify(j.info,null,1))
  console.log((await readTable(j,['id','item','n:number','tags:list'])).rows)
})
