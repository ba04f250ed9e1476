import { formatVnd } from '#shared/format.ts'

/** An amount in đồng that never breaks over a line. */
export function Money({ amount, className }: { amount: number; className?: string | undefined }) {
  return <span className={className}>{formatVnd(amount)}</span>
}
