import { useStore } from 'zustand'
import type { Product } from '#shared/catalogue/product.ts'
import { AgeQuestion } from '../catalogue/AgeQuestion.tsx'
import { ChooseProduct } from '../catalogue/ChooseProduct.tsx'
import { UnknownCode } from '../catalogue/UnknownCode.tsx'
import type { Desk } from './desk.ts'

/** What a scan wants to know before it is a line. */
export function AskedByScan({ desk, onSearch }: { desk: Desk; onSearch: () => void }) {
  const question = useStore(desk.questions, ({ questions }) => questions[0])
  switch (question?.ask) {
    case 'which':
      return (
        <ChooseProduct
          code={question.code}
          products={question.products}
          catalogue={desk.finder().catalogue}
          onPick={(product) => {
            desk.dropQuestion()
            desk.take(product)
          }}
          onCancel={desk.dropQuestion}
        />
      )
    case 'unknown':
      return (
        <UnknownCode
          code={question.code}
          onSearch={onSearch}
          onOpenPrice={() => {
            desk.dropQuestion()
            desk.open({ is: 'open-price', code: question.code })
          }}
          onCancel={desk.dropQuestion}
        />
      )
    case 'age':
      return (
        <AgeQuestion
          names={namesOf(question.goods)}
          onYes={() => {
            desk.dropQuestion()
            for (const { product, ...label } of question.goods)
              desk.take(product, { ...label, isOfAge: true })
          }}
          onNo={() => {
            desk.dropQuestion()
            const values = { name: namesOf(question.goods) }
            desk.notices.say('info', { key: 'notice.age-refused', values })
          }}
        />
      )
    default:
      return null
  }
}

function namesOf(goods: readonly { product: Product }[]): string {
  return [...new Set(goods.map(({ product }) => product.name))].join(', ')
}
