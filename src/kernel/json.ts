/**
 * JSON with sorted keys and no spaces: equal values give equal text, whatever the order in which they were built. For hashing.
 * Same rules as JSON.stringify for everything else (undefined members are left out, dates by toJSON);
 * a number that JSON cannot hold throws, because two different values must not get one hash.
 */
export function canonicalJson(value: unknown): string {
  const text = write(value)
  if (text === undefined) throw new TypeError('There is no JSON for this value.')
  return text
}

function write(value: unknown): string | undefined {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('JSON has no NaN and no infinity.')
    return JSON.stringify(value)
  }
  if (typeof value !== 'object') return undefined
  if ('toJSON' in value && typeof value.toJSON === 'function') return write(value.toJSON())
  if (Array.isArray(value)) return `[${value.map((item) => write(item) ?? 'null').join(',')}]`
  const members = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .flatMap(([key, member]) => {
      const text = write(member)
      return text === undefined ? [] : [`${JSON.stringify(key)}:${text}`]
    })
  return `{${members.join(',')}}`
}
