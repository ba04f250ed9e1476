/** P11 once more, entry by entry and without haste: each looks over the whole journal. */
export function datesOf(items) {
  return items.map((item, index) => dateOf(items, index))
}

/** The highest seq that stays as it is when a far-off measure follows, in the same run or in a new one. */
export function settledOf(items) {
  const before = datesOf(items)
  const last = items.at(-1)
  const endings = [-1, 1].flatMap((sign) =>
    [last.run, last.run + 1].map((run) => ({
      seq: last.seq + 1,
      wallMs: sign * 9e12,
      offsetMs: sign * 1e12,
      run,
    })),
  )
  const after = endings.map((ending) => datesOf([...items, ending]))
  const open = items.findIndex((_, index) =>
    after.some((dated) => JSON.stringify(dated[index]) !== JSON.stringify(before[index])),
  )
  return open === -1 ? last.seq : (items[open - 1]?.seq ?? 0)
}

function dateOf(items, index) {
  const { wallMs } = items[index]
  const [start, end] = runAround(items, index)
  const offset =
    items.slice(index, end).find(isMeasured)?.offsetMs ??
    items.slice(start, index).findLast(isMeasured)?.offsetMs
  if (offset !== undefined) return { datedMs: wallMs + offset, isUndated: false }
  const lower = datedAt(items, lastIndex(items, start)) ?? Number.NEGATIVE_INFINITY
  const upper = datedAt(items, nextIndex(items, end)) ?? Number.POSITIVE_INFINITY
  if (items.slice(start, end).every((other) => other.wallMs >= lower && other.wallMs <= upper))
    return { datedMs: wallMs, isUndated: false }
  const isUpperNearer = upper > lower && Math.abs(upper - wallMs) < Math.abs(wallMs - lower)
  return { datedMs: isUpperNearer ? upper : lower, isUndated: true }
}

function datedAt(items, index) {
  return index === -1 ? undefined : dateOf(items, index).datedMs
}

/** The last entry of the nearest measured run that ends before `start`. */
function lastIndex(items, start) {
  const measured = items.slice(0, start).findLastIndex(isMeasured)
  return measured === -1 ? -1 : runAround(items, measured)[1] - 1
}

/** The first entry of the nearest measured run that begins at `end` or later. */
function nextIndex(items, end) {
  const measured = items.findIndex((item, index) => index >= end && isMeasured(item))
  return measured === -1 ? -1 : runAround(items, measured)[0]
}

function runAround(items, index) {
  let start = index
  while (items[start - 1]?.run === items[index].run) start -= 1
  let end = index + 1
  while (items[end]?.run === items[index].run) end += 1
  return [start, end]
}

function isMeasured(item) {
  return item.offsetMs !== null
}
