import { foldText } from '#shared/catalogue/search-key.ts'
import type { WordKey } from '../i18n/vi.ts'
import type { Choices } from './choices.ts'
import type { Field } from './fields.ts'
import { dayTyped, linesTyped, typedText, wholeTyped } from './typed-values.ts'

type Plain = Exclude<Field, { kind: 'group' | 'rows' }>
type Row = Record<string, unknown>

/** How a sheet's words are known: what is called what, and what fields can hold. */
export type SheetWords = {
  label: (key: WordKey) => string
  /** The word of a code, "household" → "Hộ kinh doanh". */
  coded: (field: Extract<Field, { kind: 'choice' }>, code: string) => string
  choices: Choices
}

/** A column: the path it fills ("bank.bin", "certificates.0.star") and its heading. */
export type SheetColumn = { path: string; heading: string; field: Plain }

/** What was read: rows as the server takes them, each with its line in the sheet (from 1), and headings no one knows. */
export type SheetRows = { rows: { line: number; row: Row }[]; strange: string[] }

/** The columns of a table's sheet. Of a list of objects a sheet holds one. */
export function sheetColumns(fields: readonly Field[], { label }: SheetWords): SheetColumn[] {
  return fields.flatMap((field): SheetColumn[] => {
    if (!('fields' in field)) return [{ path: field.at, heading: label(field.label), field }]
    const before = field.kind === 'rows' ? `${field.at}.0` : field.at
    return field.fields.flatMap((inner): SheetColumn[] =>
      'fields' in inner
        ? []
        : [
            {
              path: `${before}.${inner.at}`,
              heading: `${label(field.label)}: ${label(inner.label)}`,
              field: inner,
            },
          ],
    )
  })
}

/** Reads cells under their headings, in whatever order they stand. A cell left empty says nothing of its field. */
export function readRows(
  cells: readonly (readonly string[])[],
  columns: readonly SheetColumn[],
  words: SheetWords,
): SheetRows {
  const [headings = [], ...lines] = cells
  const byHeading = new Map(columns.map((column) => [foldText(column.heading.trim()), column]))
  const found = headings.map((heading) => byHeading.get(foldText(heading.trim())))
  const strange = headings.filter((heading, index) => heading.trim() !== '' && !found[index])
  const rows = lines.flatMap((line, index) => {
    if (line.every((cell) => cell.trim() === '')) return []
    const row = line.reduce<Row>((filled, cell, place) => {
      const column = found[place]
      if (!column || cell.trim() === '') return filled
      return withValue(filled, column.path.split('.'), valueOf(cell.trim(), column.field, words))
    }, {})
    return [{ line: index + 2, row }]
  })
  return { rows, strange }
}

/** The cells of records under the headings, as readRows reads them back. */
export function writeRows(
  records: readonly Row[],
  columns: readonly SheetColumn[],
  words: SheetWords,
): string[][] {
  const lines = records.map((record) =>
    columns.map(({ path, field }) => textOf(valueAt(record, path.split('.')), field, words)),
  )
  return [columns.map(({ heading }) => heading), ...lines]
}

/** The words a column can hold, none when it takes any text. */
export function allowedWords({ field }: SheetColumn, words: SheetWords): string[] {
  if (field.kind === 'choice') return field.options.map((code) => words.coded(field, code))
  if (field.kind === 'reference') return words.choices[field.to].map(({ label }) => label)
  return field.kind === 'toggle' ? [words.label('master.yes'), words.label('master.no')] : []
}

/** What is not known stays as it was typed: the server names it. */
function valueOf(text: string, field: Plain, words: SheetWords): unknown {
  const isIt = (candidate: string) => foldText(candidate.normalize('NFC')) === foldText(text)
  switch (field.kind) {
    case 'text':
      return text
    case 'day':
      return dayTyped(text)
    case 'whole':
      return wholeTyped(text)
    case 'lines':
      return linesTyped(text.replaceAll(';', '\n'))
    case 'toggle':
      return ['co', 'yes', 'x', '1', 'true'].includes(foldText(text)) ? true : isNo(text) ? false : text
    case 'choice':
      return field.options.find((code) => code === text || isIt(words.coded(field, code))) ?? text
    case 'reference': {
      const all = words.choices[field.to]
      const isCode = ({ value, label }: { value: string; label: string }) =>
        value === text || label.startsWith(`${text} · `)
      return (all.find(isCode) ?? all.find(({ label }) => isIt(label)))?.value ?? text
    }
  }
}

function isNo(text: string): boolean {
  return ['khong', 'no', '0', 'false'].includes(foldText(text))
}

function textOf(value: unknown, field: Plain, words: SheetWords): string {
  if (field.kind === 'toggle')
    return value === undefined ? '' : words.label(value === true ? 'master.yes' : 'master.no')
  if (field.kind === 'lines') return typedText(value).replaceAll('\n', '; ')
  if (field.kind === 'choice' && typeof value === 'string') return words.coded(field, value)
  if (field.kind === 'reference')
    return words.choices[field.to].find((choice) => choice.value === value)?.label ?? typedText(value)
  if (field.kind === 'text' && typeof value === 'string') return value
  return typedText(value)
}

/** "certificates.0.star": of a list the newest is written, and one is read. */
function valueAt(value: unknown, [key, ...rest]: readonly string[]): unknown {
  if (key === undefined || typeof value !== 'object' || value === null)
    return key === undefined ? value : undefined
  return valueAt(Array.isArray(value) ? value.at(-1) : Reflect.get(value, key), rest)
}

function withValue(row: Row, [key = '', ...rest]: readonly string[], value: unknown): Row {
  if (rest.length === 0) return { ...row, [key]: value }
  const inner = row[key]
  if (rest[0] === '0') {
    const first = Array.isArray(inner) ? inner[0] : {}
    return { ...row, [key]: [withValue(first, rest.slice(1), value)] }
  }
  return {
    ...row,
    [key]: withValue(typeof inner === 'object' && inner !== null ? { ...inner } : {}, rest, value),
  }
}
