/** What the machine itself puts on paper. Slips are in Vietnamese, whatever language the till shows. */
export const PRINT_WORDS = {
  cutShort: 'PHIẾU IN DỞ – BỎ',
  cutShortWhy: 'Phần giấy phía trên không có giá trị.',
  test: 'PHIẾU IN THỬ',
  testOf: 'Máy in',
  letters: 'aàáảãạ ăằắẳẵặ âầấẩẫậ eèéẻẽẹ êềếểễệ iìíỉĩị oòóỏõọ ôồốổỗộ ơờớởỡợ uùúủũụ ưừứửữự yỳýỷỹỵ dđ',
  testEnds: 'Đọc rõ mọi chữ và ★★★★★ là máy in tốt.',
} as const
