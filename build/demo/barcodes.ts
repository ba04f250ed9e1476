/**
 * A valid EAN-13 for item 1 … 99,999 that no real product carries: prefix 893 with company number 0000 for packed
 * goods, a number of the range 20–29, free for use inside a shop, for what is weighed there.
 */
export function sampleBarcode(item: number, isWeighed: boolean): string {
  const digits = `${isWeighed ? '2000000' : '8930000'}${String(item).padStart(5, '0')}`
  return `${digits}${checkDigit(digits)}`
}

/** GS1 check digit of 12 digits: weights 1, 3, 1, 3 … from the left. */
function checkDigit(digits: string): number {
  const sum = [...digits].reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3),
    0,
  )
  return (10 - (sum % 10)) % 10
}
