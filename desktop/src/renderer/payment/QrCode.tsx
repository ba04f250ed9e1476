import { useMemo } from 'react'
import { qrModules } from './qr-code.ts'

type Props = { text: string; label: string; className?: string | undefined }

/** A QR code as a picture, dark on white whatever the looks of the page. */
export function QrCode({ text, label, className }: Props) {
  const modules = useMemo(() => qrModules(text), [text])
  return (
    <svg
      className={className}
      viewBox={`0 0 ${modules.length} ${modules.length}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={modules.length} height={modules.length} fill="#ffffff" />
      <path d={pathOf(modules)} fill="#000000" />
    </svg>
  )
}

/** One path for all dark modules. */
function pathOf(modules: readonly boolean[][]): string {
  return modules
    .flatMap((row, y) =>
      row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')).filter((part) => part !== ''),
    )
    .join('')
}
