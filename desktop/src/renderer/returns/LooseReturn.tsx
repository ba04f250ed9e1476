import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { formatVnd } from '#shared/format.ts'
import { MAX_QUANTITY } from '#shared/quantity.ts'
import { lineOf } from '../cart/cart.ts'
import type { Finder } from '../catalogue/finder.ts'
import { useWords } from '../i18n/words.ts'
import split from '../ui/Split.module.css'
import { RefundPanel } from './RefundPanel.tsx'
import type { ReturnFlow } from './return-flow.ts'
import { ReturnQuantity } from './ReturnQuantity.tsx'
import type { ReturnStore } from './return-store.ts'
import styles from './Returns.module.css'

type Props = { flow: Extract<ReturnFlow, { step: 'loose' }>; returns: ReturnStore; finder: Finder }
const MOST_SHOWN = 6

/** Goods without a slip, scanned or searched, at today's prices: a manager has approved it already. */
export function LooseReturn({ flow, returns, finder }: Props) {
  const words = useWords()
  const [text, setText] = useState('')
  const { draft, isSaving } = flow
  const shown = returns.preview()
  const matches = text.trim() === '' ? [] : finder.search(text, MOST_SHOWN)

  function take(product: (typeof matches)[number]): void {
    const line = lineOf(product, finder.catalogue)
    if (line.ok) returns.takeLoose(line.value)
    setText('')
  }

  return (
    <div className={split.split}>
      <section className={split.card}>
        <p className={split.quiet}>{words('return.without-slip.lead')}</p>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (matches[0]) take(matches[0])
          }}
        >
          <TextInput
            label={words('find.label')}
            placeholder={words('find.placeholder')}
            size="lg"
            autoComplete="off"
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            autoFocus
          />
        </form>
        {matches.length > 0 && (
          <ul className={styles.sales}>
            {matches.map((product) => (
              <li key={product.id}>
                <button type="button" className={styles.sale} onClick={() => take(product)}>
                  <span className={styles.goods} style={{ gridColumn: '1 / 4' }}>
                    {product.name}
                  </span>
                  <strong>{formatVnd(finder.catalogue.priceOf(product).unitPrice)}</strong>
                </button>
              </li>
            ))}
          </ul>
        )}
        {draft.lines.length > 0 && (
          <table className={styles.lines}>
            <thead>
              <tr>
                <th>{words('return.column.name')}</th>
                <th>{words('return.column.back')}</th>
                <th data-side="right">{words('cart.column.price')}</th>
              </tr>
            </thead>
            <tbody>
              {draft.lines.map(({ product, quantity, unitPrice }, index) => (
                <tr key={product.id}>
                  <td>{product.name}</td>
                  <td>
                    <ReturnQuantity
                      name={product.name}
                      quantity={quantity}
                      most={MAX_QUANTITY}
                      isDisabled={isSaving}
                      onChange={(changed) => returns.setLoose(index, changed)}
                    />
                  </td>
                  <td data-side="right">{formatVnd(unitPrice)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      <RefundPanel
        reason={draft.reason}
        refund={draft.refund}
        preview={shown?.ok ? shown.value : null}
        isSaving={isSaving}
        onReason={(reason) => returns.editLoose({ reason })}
        onRefund={(refund) => returns.editLoose({ refund })}
        onCommit={(options) => void returns.commit(options)}
      />
    </div>
  )
}
