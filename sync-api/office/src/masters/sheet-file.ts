import { showDay } from '../ui/shown.ts'
import { businessDaySchema } from '#shared/time.ts'

/** `not-utf8`: a CSV saved in an old encoding; `unreadable`: neither CSV nor XLSX. */
export type SheetFileFault = 'not-utf8' | 'unreadable'

/** The cells of a CSV or of an XLSX's first sheet, as text; days as 22/11/2026. */
export async function readSheetFile(file: Blob): Promise<string[][] | SheetFileFault> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  try {
    return isZip ? await readXlsx(bytes) : await readCsv(bytes)
  } catch (error) {
    return error instanceof TypeError && !isZip ? 'not-utf8' : 'unreadable'
  }
}

/** An XLSX: the cells as text, so that nothing in them is a formula, and a second sheet with what columns can hold. */
export async function makeXlsx(
  cells: readonly (readonly string[])[],
  {
    title,
    guide,
  }: { title: string; guide: { title: string; columns: readonly (readonly string[])[] } | null },
): Promise<Blob> {
  const { Workbook } = await import('@cj-tech-master/excelts')
  const book = new Workbook()
  const sheet = book.addWorksheet(title)
  for (const line of cells) sheet.addRow([...line])
  sheet.getRow(1).font = { bold: true }
  sheet.views = [{ state: 'frozen', ySplit: 1 }]
  for (let column = 1; column <= (cells[0]?.length ?? 0); column += 1) {
    sheet.getColumn(column).width = 22
    sheet.getColumn(column).numFmt = '@'
  }
  if (guide) {
    const beside = book.addWorksheet(guide.title)
    const longest = Math.max(...guide.columns.map((column) => column.length))
    for (let line = 0; line < longest; line += 1)
      beside.addRow(guide.columns.map((column) => column[line] ?? ''))
    beside.getRow(1).font = { bold: true }
  }
  const bytes = new Uint8Array(await book.xlsx.writeBuffer())
  return new Blob([bytes], { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' })
}

/** A CSV that spreadsheets open as UTF-8. A cell that would be a formula there begins with an apostrophe. */
export async function makeCsv(cells: readonly (readonly string[])[]): Promise<Blob> {
  const { formatCsv } = await import('@cj-tech-master/excelts/csv')
  const safe = cells.map((line) => line.map((cell) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)))
  return new Blob([`\ufeff${formatCsv(safe)}`], { type: 'text/csv;charset=utf-8' })
}

async function readCsv(bytes: Uint8Array): Promise<string[][]> {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  const { parseCsv } = await import('@cj-tech-master/excelts/csv')
  const [heading = ''] = text.split('\n', 1)
  const delimiter = [';', '\t', ','].find((mark) => heading.includes(mark)) ?? ','
  return parseCsv(text, { headers: false, delimiter, skipEmptyLines: false }).map((line) =>
    line.map((cell) => cell.replace(/^'(?=[=+\-@\t\r])/, '')),
  )
}

async function readXlsx(bytes: Uint8Array): Promise<string[][]> {
  const { Workbook } = await import('@cj-tech-master/excelts')
  const book = new Workbook()
  await book.xlsx.load(bytes)
  const [sheet] = book.worksheets
  if (!sheet) return []
  return Array.from({ length: sheet.rowCount }, (_, line) =>
    Array.from({ length: sheet.columnCount }, (__, column) => {
      const cell = sheet.getRow(line + 1).getCell(column + 1)
      if (!(cell.value instanceof Date)) return cell.text
      const day = businessDaySchema.safeParse(cell.value.toISOString().slice(0, 10))
      return day.success ? showDay(day.data) : cell.text
    }),
  )
}
