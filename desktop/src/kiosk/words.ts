/** The few sentences the host itself says, before there is a page. Vietnamese first, English second. */
export const words = {
  notYours: {
    vi: 'Màn hình bán hàng chỉ mở được bằng địa chỉ mà chương trình đưa ra khi khởi động.',
    en: 'The till opens only at the address that the program gave when it started.',
  },
  notBuilt: 'The till page is not built: run "npm start", or "vite build --config desktop/vite.config.ts".',
} as const
