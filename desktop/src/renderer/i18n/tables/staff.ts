import type { WordTable } from './table.ts'

export const staffWords = {
  'staff.sign-in': ['Ai đang đứng quầy?', 'Who is at the till?'],
  'staff.sign-in.pin': ['PIN của {name}', 'PIN of {name}'],
  'staff.sign-in.choose': ['Chọn tên của bạn', 'Choose your name'],
  'staff.sign-in.submit': ['Vào quầy', 'Sign in'],
  'staff.people': ['Nhân viên', 'Staff'],
  'staff.role.cashier': ['Thu ngân', 'Cashier'],
  'staff.role.manager': ['Quản lý', 'Manager'],
  'staff.no-pin': ['chưa có PIN', 'no PIN yet'],
  'staff.back': ['Không đổi', 'Do not switch'],
  'staff.switch': ['Đổi người đứng quầy', 'Switch cashier'],
  'staff.waiting': [
    'Đang nhận danh mục và danh sách thu ngân từ văn phòng…',
    'Fetching catalogue and cashiers from the office…',
  ],
  'staff.waiting.offline': [
    'Chưa liên lạc được với văn phòng nên chưa có danh mục hàng. Kiểm tra mạng; trang này tự tiếp tục.',
    'The office does not answer, so there is no catalogue yet. Check the network; this page goes on by itself.',
  ],

  'approve.title': ['Cần quản lý duyệt', 'A manager must approve'],
  'approve.pin': ['PIN của {name}', 'PIN of {name}'],
  'approve.choose': ['Chọn quản lý', 'Choose the manager'],
  'approve.submit': ['Duyệt', 'Approve'],
  'approve.cancel': ['Không duyệt', 'Do not approve'],
  'approve.what.discount': [
    'Giảm giá trên mức thu ngân được giảm.',
    'A discount above what a cashier may give.',
  ],
  'approve.what.return-without-slip': [
    'Nhận hàng trả khi khách không có phiếu.',
    'Goods back without a slip.',
  ],
  'approve.what.payment-correction': [
    'Sửa cách trả tiền của một phiếu đã ghi.',
    'Another payment for a sale that is written.',
  ],
  'approve.what.cash-difference': [
    'Tiền đếm chênh lệch quá mức cho phép khi chốt ca.',
    'A cash difference above the limit at close.',
  ],
  'approve.what.void': ['Ghi rằng một phiếu không xảy ra.', 'The word that a sale did not happen.'],

  'pin.erase': ['Xóa số cuối', 'Erase last digit'],
  'pin.digits': ['Bàn phím PIN', 'PIN keys'],
} as const satisfies WordTable
