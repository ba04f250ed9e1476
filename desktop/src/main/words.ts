/** What the shell itself says, before there is a page. Vietnamese first, English second. */
export const words = {
  cannotStart: 'Không mở được máy bán hàng / The till cannot start',
  folderTaken:
    'Một chương trình khác đang giữ dữ liệu của quầy này. Đóng chương trình đó rồi mở lại.\nAnother program holds the data of this till. Close it and start again.',
} as const
