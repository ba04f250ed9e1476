import { createTheme, type MantineColorsTuple } from '@mantine/core'

/** The one brand green: "go" and OCOP. Shade 8 carries white text at AAA contrast. */
const green: MantineColorsTuple = [
  '#e9f6f0',
  '#d3eadf',
  '#a3d5be',
  '#70bf9b',
  '#46ac7d',
  '#2b9f6a',
  '#158a5a',
  '#0e7a50',
  '#0b6b4a',
  '#065338',
]
/** Basalt red-brown: attention. */
const basalt: MantineColorsTuple = [
  '#fbeee9',
  '#f2dcd3',
  '#e4b8a6',
  '#d69276',
  '#ca724e',
  '#c25d35',
  '#b35130',
  '#9a4a2c',
  '#803c22',
  '#652e18',
]

const FONT = "'Noto Sans', 'Segoe UI', system-ui, sans-serif"

export const theme = createTheme({
  colors: { green, basalt },
  primaryColor: 'green',
  primaryShade: { light: 8, dark: 7 },
  fontFamily: FONT,
  headings: { fontFamily: FONT, fontWeight: '600' },
  fontSizes: { xs: '14px', sm: '16px', md: '18px', lg: '20px', xl: '24px' },
  defaultRadius: 6,
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: { InputWrapper: { defaultProps: { withAsterisk: false, labelProps: { mb: 6 } } } },
})
