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
          names={namesOf(question.products)}
          onYes={() => {
            desk.dropQuestion()
            for (const product of question.products) desk.take(product, { isOfAge: true })
          }}
          onNo={() => {
            desk.dropQuestion()
            const values = { name: namesOf(question.products) }
            desk.notices.say('info', { key: 'notice.age-refused', values })
          }}
        />
      )
    default:
      return null
  }
}

function namesOf(products: readonly Product[]): string {
  return [...new Set(products.map(({ name }) => name))].join(', ')
}
