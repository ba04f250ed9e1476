import type { ErrorTable } from './explained.ts'

/** Why a PIN did not open. */
export const pinErrors = {
  'pin.wrong': {
    vi: ['PIN không đúng.', 'Không mất gì.', 'Nhập lại; quên PIN thì nhờ quản lý đặt lại.'],
    en: ['The PIN is not right.', 'Nothing is lost.', 'Enter it again; ask the manager if you forgot it.'],
  },
  'pin.locked': {
    vi: [
      'Nhập sai nhiều lần nên đang khóa.',
      'Không mất gì, giỏ hàng còn nguyên.',
      'Đợi {seconds, number} giây rồi nhập lại.',
    ],
    en: [
      'Wrong too often, so it is locked.',
      'Nothing is lost, the cart is whole.',
      'Wait {seconds, number} seconds, then enter it again.',
    ],
  },
  'pin.none-set': {
    vi: [
      'Người này chưa có PIN nên không duyệt được.',
      'Không mất gì, chưa ghi gì.',
      'Nhờ văn phòng đặt PIN, hoặc chọn người khác.',
    ],
    en: [
      'This person has no PIN yet and cannot approve.',
      'Nothing is lost, nothing is written.',
      'Ask the office to set one, or choose somebody else.',
    ],
  },
  'pin.nobody-can': {
    vi: [
      'Điểm bán chưa có quản lý nào có PIN nên không ai duyệt được.',
      'Không mất gì, chưa ghi gì.',
      'Nhờ văn phòng đặt PIN cho quản lý.',
    ],
    en: [
      'No manager of this point has a PIN, so nobody can approve.',
      'Nothing is lost, nothing is written.',
      'Ask the office to set a manager’s PIN.',
    ],
  },
} as const satisfies ErrorTable
