import type { Row } from './row.ts'

const HEADINGS = ['what', 'value', 'against', 'its value', 'ratio', 'spread', 'budget', '', 'durability']

/** The rows as a Markdown table, aligned so that a terminal shows it well too. */
export function tableOf(rows: readonly Row[]): string {
  const lines = [HEADINGS, ...rows.map(cellsOf)]
  const widths = HEADINGS.map((_, column) => Math.max(3, ...lines.map((line) => line[column]?.length ?? 0)))
  const [head = '', ...body] = lines.map((line) => {
    return `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  })
  return [head, `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...body].join('\n')
}

function cellsOf(row: Row): string[] {
  const { name, unit, peer, durability, budget } = row
  const spread = row.spread?.map(figure).join('–') ?? ''
  const verdict = budget === '' ? '' : row.isWithinBudget ? 'ok' : 'OVER'
  const figures = [`${figure(row.value)} ${unit}`, peer, figure(row.peerValue), `${figure(row.ratio)}×`]
  return [name, ...figures, spread, budget, verdict, durability]
}

/** Three figures that matter, whole from a hundred on. */
function figure(value: number): string {
  return value >= 100
    ? Math.round(value).toLocaleString('en')
    : String(Number(value.toPrecision(value < 1 ? 2 : 3)))
}
