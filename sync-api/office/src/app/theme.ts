import { createTheme, type MantineColorsTuple } from '@mantine/core'

/** The one green of OCOP, around #0B6B4A; its shade 7 on white has contrast 6.5. */
const ocop: MantineColorsTuple = [
  '#eef8f3',
  '#d9efe4',
  '#b0dfc9',
  '#84ceac',
  '#57b98c',
  '#2b9a6b',
  '#138259',
  '#0b6b4a',
  '#08583d',
  '#05422e',
]

/** Basalt red-brown, for what wants attention. */
const basalt: MantineColorsTuple = [
  '#fbf1ed',
  '#f4ded6',
  '#e8bbab',
  '#dc967c',
  '#cf7553',
  '#b85f3c',
  '#a8532f',
  '#9a4a2c',
  '#7f3c23',
  '#612c18',
]

/** Amber, for what is not sure or not complete; dark enough to be read. */
const doubt: MantineColorsTuple = [
  '#fff8e8',
  '#fdeecb',
  '#f8db96',
  '#efc45c',
  '#dda92f',
  '#c28c12',
  '#a67203',
  '#8a5a00',
  '#6e4700',
  '#523500',
]

export const theme = createTheme({
  primaryColor: 'ocop',
  primaryShade: 7,
  colors: { ocop, basalt, doubt },
  fontFamily: '"Noto Sans", system-ui, sans-serif',
  headings: { fontFamily: '"Noto Sans", system-ui, sans-serif', fontWeight: '600' },
  fontSizes: { xs: '12px', sm: '14px', md: '15px', lg: '17px', xl: '20px' },
  defaultRadius: 'sm',
  respectReducedMotion: true,
})
