/**
 * Codes printed in published material, every checksum computed again: V1 and V2 by NAPAS ("VietQR format in
 * NAPAS247" 1.0, 6.1.2 and 6.1.3), the others by public examples.
 */
export const VIETQR_VECTORS = [
  {
    name: 'V1, static, card',
    fields: { bin: '970403', account: '9704031101234567', service: 'QRIBFTTC' },
    text: '00020101021138600010A00000072701300006970403011697040311012345670208QRIBFTTC53037045802VN63044F52',
  },
  {
    name: 'V2, dynamic, account',
    fields: {
      bin: '970403',
      account: '0011012345678',
      service: 'QRIBFTTA',
      amount: 180000,
      bill: 'NPS6869',
      purpose: 'thanh toan don hang',
    },
    text: '00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA530370454061800005802VN62340107NPS68690819thanh toan don hang63042E2E',
  },
  {
    name: 'V4, static, account',
    fields: { bin: '970423', account: '0099999999', service: 'QRIBFTTA' },
    text: '00020101021138540010A00000072701240006970423011000999999990208QRIBFTTA53037045802VN6304CBB4',
  },
  {
    name: 'V5, dynamic',
    fields: {
      bin: '970415',
      account: '0011001932418',
      service: 'QRIBFTTA',
      amount: 120000,
      purpose: 'ung ho lu lut',
    },
    text: '00020101021238570010A00000072701270006970415011300110019324180208QRIBFTTA530370454061200005802VN62170813ung ho lu lut6304C15C',
  },
  {
    name: 'V7, letters in the account, 25-character purpose',
    fields: {
      bin: '970422',
      account: '0023457923442ASDFLJ',
      service: 'QRIBFTTA',
      amount: 40123,
      purpose: 'chuyen khoan alsdkf laksj',
    },
    text: '00020101021238630010A0000007270133000697042201190023457923442ASDFLJ0208QRIBFTTA53037045405401235802VN62290825chuyen khoan alsdkf laksj6304E5DB',
  },
] as const
