import { z } from 'zod'
import { producerIdSchema } from '../ids.ts'

/** Who makes it (chủ thể OCOP): the kinds of QĐ 1576/QĐ-UBND. */
export const producerKindSchema = z.enum(['company', 'cooperative', 'cooperative-group', 'farm', 'household'])
export type ProducerKind = z.infer<typeof producerKindSchema>

export const producerSchema = z.object({
  id: producerIdSchema,
  name: z.string().min(1).max(400),
  kind: producerKindSchema,
  /** Commune code, "24133"; null outside the province's list. */
  areaCode: z.string().max(16).nullable(),
  /** Province code, "66" for Đắk Lắk. */
  provinceCode: z.string().max(16),
})
export type Producer = z.infer<typeof producerSchema>
