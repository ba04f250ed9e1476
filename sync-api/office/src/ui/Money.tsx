import { showMoney } from './shown.ts'
import classes from './figures.module.css'

/** An amount, to the right, in figures of one width. */
export function Money({ amount }: { amount: number }) {
  return <span className={classes.figure}>{showMoney(amount)}</span>
}
