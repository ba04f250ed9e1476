/**
 * Barcodes are text. What differs between two spellings of one code is decided here and nowhere else: a GTIN
 * (GS1 General Specifications: GTIN-8, -12, -13, -14) with a right check digit is the same number in each of its
 * lengths; everything else is compared letter by letter.
 */

/** Takes off what scanners add before and after a code: line ends, tabs, spaces, control characters. Nothing inside. */
export function cleanScan(text: string): string {
  return text.replace(/^[\s\p{Cc}]+|[\s\p{Cc}]+$/gu, '')
}

/** What two spellings of one code have in common: a GTIN as 14 digits, any other code as it was scanned. */
export function barcodeKey(text: string): string {
  const code = cleanScan(text)
  return isGtin(code) && !isInStore(code) ? code.padStart(14, '0') : code
}

/** Whether two texts are one code. No code at all is not the same as another. */
export function sameBarcode(a: string, b: string): boolean {
  const key = barcodeKey(a)
  return key !== '' && key === barcodeKey(b)
}

function isGtin(code: string): boolean {
  return /^(\d{8}|\d{12,14})$/.test(code) && hasRightCheckDigit(code)
}

/** GS1 modulo 10: weights 1 and 3 in turn from the right, the check digit itself weighing 1. */
function hasRightCheckDigit(digits: string): boolean {
  const sum = [...digits]
    .reverse()
    .reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0)
  return sum % 10 === 0
}

/**
 * Numbers a shop gives out itself (GS1 restricted circulation: 02, 04, 20–29; 0 and 2 in eight digits) name no
 * trade item outside it and may hold a weight or price, so they stay text.
 */
function isInStore(gtin: string): boolean {
  if (gtin.length === 8) return /^[02]/.test(gtin)
  return /^(02|04|2\d)/.test(gtin.padStart(14, '0').slice(1))
}
