import type { WordKey } from './vi.ts'

export const en = {
  'app.title': 'OCOP till',
  'app.starting': 'Opening the journal…',
  'app.failed': 'The journal on this machine cannot be opened.',
  'app.failed.todo':
    'No data is lost yet. Restart the machine; if it stays, call support before anything else.',
  'app.already-open': 'This till is open in another window.',
  'app.already-open.todo': 'Go on in that window, or close it and press the button below.',
  'app.disconnected': 'The till’s machine program does not answer.',
  'app.disconnected.todo': 'Sales with a receipt are safe. Close this window and open the program again.',
  'app.retry': 'Try again',
  'app.language': 'Tiếng Việt',

  'status.online': 'Online',
  'status.offline': 'Offline',
  'status.unsent': '{count, number} unsent',
  'status.unsent-since': '{count, number} unsent since {since}',
  'status.label': 'State of sending',
  'status.shift': 'Shift: {cashier}',
  'status.till': 'Till {number, number}',

  'enrol.title': 'Enrol this till',
  'enrol.lead': 'Enter the code from the coordination office. Once per machine.',
  'enrol.code': 'Enrolment code',
  'enrol.name': 'Name of the till',
  'enrol.name.default': 'Counter',
  'enrol.replace.title': 'Replace this till’s key',
  'enrol.replace.lead':
    'Enter the code the office made for this very till. Journal and sales stay as they are.',
  'enrol.submit': 'Enrol',
  'enrol.error.offline':
    'The office ({apiUrl}) does not answer. Check the network and press again; the same code may be used.',
  'enrol.error.bad-code': 'This code is wrong, used or expired. Ask the office for a new one.',
  'enrol.error.bad-key':
    'The office does not take this machine’s key for that code. Ask for a code made for this till.',
  'enrol.error.bad-request': 'The code or the name is not valid. Check every character.',
  'enrol.error.busy': 'The office is busy. Wait a minute and press again.',
  'enrol.error.other': 'The office refused ({reason}). Press again; if it stays, call support.',

  'shift.title': 'Open a shift',
  'shift.cashier': 'Cashier',
  'shift.float': 'Float in the drawer',
  'shift.submit': 'Open the shift',
  'shift.waiting': 'Getting products and cashiers from the office…',
  'shift.waiting.offline':
    'The office does not answer, so there are no products yet. Check the network; this page goes on by itself.',
  'shift.error': 'The shift is not open: {reason}',

  'find.label': 'Find or scan',
  'find.placeholder': 'Type a name or code, or scan a barcode',
  'find.results': 'Products found',
  'find.nothing': 'No product matches "{text}".',
  'find.choose': '{count, number} products carry the code {code}. Choose one:',
  'find.cancel': 'None of them',

  'cart.title': 'Cart',
  'cart.empty': 'Scan, or type a name to find',
  'cart.empty.hint': 'Arrows to choose, Enter to add.',
  'cart.column.name': 'Product',
  'cart.column.quantity': 'Qty',
  'cart.column.price': 'Price',
  'cart.column.amount': 'Amount',
  'cart.quantity': 'Quantity of {name}',
  'cart.more': 'One more {name}',
  'cart.less': 'One less {name}',
  'cart.remove': 'Remove {name}',
  'cart.stars': '{star, number} OCOP stars',
  'cart.confirm': 'Is {quantity} {unit} right?',
  'cart.confirm.yes': 'Yes',
  'cart.confirm.no': 'No, keep {quantity}',

  'total.label': 'Total',
  'total.discount': 'Discount',
  'total.count': '{lines, number} products · {units} units',
  'total.vat': 'VAT included',
  'total.pay': 'Pay',
  'total.clear': 'Drop the cart',
  'total.clear.confirm': 'Really drop it',
  'total.clear.keep': 'Keep it',

  'pay.title': 'Pay in cash',
  'pay.due': 'Due',
  'pay.given': 'Given',
  'pay.exact': 'Exact',
  'pay.clear': 'Clear',
  'pay.change': 'Change',
  'pay.short': 'Still missing',
  'pay.commit': 'Finish',
  'pay.committing': 'Writing the journal…',
  'pay.back': 'Back',
  'pay.checking': 'Checking the machine…',

  'done.title': 'Sale {number} is in the journal',
  'done.last': 'Last sale {number}',
  'done.next': 'New sale',
  'done.receipt': 'Receipt',
  'done.hint': 'Scan to start the next sale.',

  'unknown.title': 'Not known yet whether this sale is in the journal',
  'unknown.kept.title': 'The last sale was kept',
  'unknown.kept':
    'Sale {number}, {amount}, is in the journal but its receipt never came out. Did money and goods change hands?',
  'unknown.lead':
    'The disk or the database does not answer. The cart is whole. Give no receipt, enter nothing again.',
  'unknown.check': 'Check and write again',
  'unknown.keep': 'Sold – give the receipt',
  'unknown.void': 'It did not happen – void it',
  'unknown.voided': 'Noted as not happened. The cart is still there if the till was not closed.',

  'notice.added': '{name} added',
  'notice.added-more': '{name}: {quantity} {unit}',
  'notice.unknown-code':
    'Code {code} is not in the catalogue. Nothing was added; find it by name, or tell the office.',
  'notice.no-price': '{name} has no price. Nothing was added; ask the office to set one.',
  'notice.no-producer': '{name} has no producer in the catalogue. Nothing was added; tell the office.',
  'notice.inactive': '{name} is withdrawn in the catalogue; it was added all the same, tell the manager.',
  'notice.removed': '{name} removed',
  'notice.cart-restored': 'The open cart is back.',
  'notice.shift-opened': 'The shift is open.',
  'notice.scan-held': 'Code {code} is noted for the next sale.',
  'notice.due-changed': '{name} added: the amount due has changed.',

  'refused.disk-full':
    'The disk is nearly full, so nothing can be sold. The cart is whole. Free some space and try again.',
  'refused.store-closed': 'The page’s database does not open. The cart is whole. Try again in a few seconds.',
  'refused.box-closed':
    'The black box does not answer. The cart is whole. Try again; if it stays, open the program again.',
  'refused.unsettled': 'There is a sale nobody has settled yet. Answer that first.',
  'refused.not-enrolled': 'This till is not enrolled.',
  'refused.busy': 'The journal is being written. Try again in a second.',
  'refused.invalid':
    'This sale has figures that are not valid, so it was not written. The cart is whole; check quantities and prices.',
  'refused.not-stored':
    'The sale is not written. The cart is whole, nothing is in the journal. Press Finish again.',

  'sale.no-lines': 'The cart is empty.',
  'sale.too-many-lines': 'Too many lines in one sale. Make two of it.',
  'sale.bad-quantity': 'Line {line, number}: the quantity {value} is not valid.',
  'sale.bad-price': 'Line {line, number}: the price {value} is not valid.',
  'sale.bad-discount': 'The discount {value} is not valid.',
  'sale.discount-above-amount': 'The discount is larger than the amount.',
  'sale.amount-too-large': 'The amount is too large ({value}). Check the quantities.',
  'sale.bad-tender': 'The amount given is not valid.',
  'sale.too-many-tenders': 'Too many payments in one sale.',
  'sale.underpaid': '{value} is still missing.',
  'sale.overpaid': '{value} too much was paid.',

  'finding.tail-copied-to-store':
    'At start: {count, number} entries were copied back from the black box. Nothing is lost.',
  'finding.tail-copied-to-box':
    'At start: {count, number} entries were added to the black box. Nothing is lost.',
  'finding.store-rebuilt':
    'The page’s database was gone; {count, number} entries were rebuilt from the black box. No sale is lost.',
  'finding.box-rebuilt':
    'The black box was gone; {count, number} entries were rebuilt from the database. No sale is lost.',
  'finding.key-lost':
    'The till’s key went with its database. Sell on; ask the office for a code that replaces the key.',
  'finding.key-lost.act': 'Enter the new code',
  'finding.branch-set-aside':
    'The two journals differ from entry {fromSeq, number} on; one branch is set aside and will be sent. Tell the manager.',
  'finding.behind-server':
    'The journal here is shorter than the office’s; the rest is being fetched. Sell on.',
  'finding.hole':
    'Entry {seq, number} is damaged in both places. Tell the manager now and keep the paper receipts.',
  'finding.last-sale-kept': 'Sale {number}, the last before the till went off, was kept.',
  'finding.store-is-newer': 'A newer program wrote the data on this machine. Open it with that one.',
  'finding.forked':
    'Another machine writes under this till’s name. Sell on, nothing is sent; call the office.',
  'finding.revoked': 'The office has revoked this till. Sales are no longer sent; call the office.',
  'finding.catalogue-row-skipped':
    '{count, number} rows of the catalogue cannot be read yet. Update the program.',
  'finding.dismiss': 'Got it',
} as const satisfies Record<WordKey, string>
