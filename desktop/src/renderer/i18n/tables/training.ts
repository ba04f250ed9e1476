import type { WordTable } from './table.ts'

export const trainingWords = {
  'training.band': [
    'TẬP BÁN: không ghi sổ, không gửi văn phòng, đừng thu tiền thật. PIN của mọi người là {pin}.',
    'TRAINING: nothing is written or sent, take no real money. Everybody’s PIN is {pin}.',
  ],
  'training.leave': ['Thoát tập bán', 'Leave training'],
  'training.starting': ['Đang chuẩn bị tập bán…', 'Preparing the training…'],
} as const satisfies WordTable
