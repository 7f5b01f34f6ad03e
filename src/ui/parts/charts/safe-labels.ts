import LRU from 'zrender/lib/core/LRU.js'

// The chart library keeps the widths of texts in caches over plain objects, by the text itself. A label like
// `__proto__` found Object.prototype there, and was linked into the list of the cache as one of its entries: from then
// on every object had a `next` and a `prev`. No key that begins with a blank is anybody's property.
const { get, put } = LRU.prototype
LRU.prototype.get = function (key) {
  return get.call(this, ` ${key}`)
}
LRU.prototype.put = function (key, value) {
  return put.call(this, ` ${key}`, value)
}
