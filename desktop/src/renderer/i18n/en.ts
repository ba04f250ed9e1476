import { buyerWords } from './tables/buyer.ts'
import { counterWords } from './tables/counter.ts'
import { errorTable } from './tables/errors.ts'
import { explainedIn } from './tables/explained.ts'
import { deviceSettingsWords } from './tables/device-settings.ts'
import { deviceWords } from './tables/devices.ts'
import { displayWords } from './tables/display.ts'
import { keyWords } from './tables/keys.ts'
import { payWords } from './tables/pay.ts'
import { returnWords } from './tables/returns.ts'
import { settingsWords } from './tables/settings.ts'
import { shiftWords } from './tables/shift.ts'
import { staffWords } from './tables/staff.ts'
import { inLanguage } from './tables/table.ts'
import { trainingWords } from './tables/training.ts'
import { workWords } from './tables/work.ts'
import type { WordKey } from './vi.ts'

export const en = {
  ...inLanguage(buyerWords, 'en'),
  ...inLanguage(counterWords, 'en'),
  ...inLanguage(deviceSettingsWords, 'en'),
  ...inLanguage(deviceWords, 'en'),
  ...inLanguage(displayWords, 'en'),
  ...inLanguage(keyWords, 'en'),
  ...inLanguage(payWords, 'en'),
  ...inLanguage(returnWords, 'en'),
  ...inLanguage(settingsWords, 'en'),
  ...inLanguage(shiftWords, 'en'),
  ...inLanguage(staffWords, 'en'),
  ...inLanguage(trainingWords, 'en'),
  ...inLanguage(workWords, 'en'),
  ...explainedIn(errorTable, 'en'),

  'app.title': 'OCOP till',
  'app.starting': 'Opening the journal…',
  'app.failed': 'The journal on this machine cannot be opened.',
  'app.failed.todo':
    'No data is lost yet. Restart the machine; if it stays, call support before anything else.',
  'app.already-open': 'This till is open in another window.',
  'app.already-open.todo': 'Go on in that window, or close it and press the button below.',
  'app.disconnected': 'The till’s machine program does not answer.',
  'app.disconnected.todo': 'Sales with a receipt are safe. Close this window and open the program again.',
  'app.broken': 'The till screen has failed.',
  'app.broken.todo':
    'The open cart and all sales are safe. Press the button to open the screen again; if it fails again, call support.',
  'app.retry': 'Try again',
  'app.language': 'Tiếng Việt',

  'status.online': 'Online',
  'status.offline': 'Offline',
  'status.unsent': '{count, number} unsent',
  'status.unsent-since': '{count, number} unsent since {since}',
  'status.label': 'State of sending',
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
  'notice.no-price': '{name} has no price. Nothing was added; ask the office to set one.',
  'notice.no-producer': '{name} has no producer in the catalogue. Nothing was added; tell the office.',
  'notice.inactive': '{name} is withdrawn in the catalogue; it was added all the same, tell the manager.',
  'notice.removed': '{name} removed',
  'notice.cart-restored': 'The open cart is back.',
  'notice.shift-opened': 'The shift is open.',
  'notice.scan-held': 'Code {code} is noted for the next sale.',
  'notice.due-changed': '{name} added: the amount due has changed.',

  'finding.key-lost.act': 'Enter the new code',
  'finding.dismiss': 'Got it',
} as const satisfies Record<WordKey, string>
