import type { Product } from '#shared/catalogue/product.ts'
import { findGroup } from '#shared/catalogue/classification.ts'

/** Whether the classification files it as alcohol: "Rượu trắng", "Đồ uống có cồn". Only for 18 and over (Law 44/2019, art. 5). */
export function isAlcohol({ group }: Pick<Product, 'group'>): boolean {
  return /^(rượu|đồ uống có cồn)/i.test(findGroup(group)?.name ?? '')
}
