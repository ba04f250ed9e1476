import { z } from 'zod'

/**
 * What a sales point may carry: ≥3★ OCOP, provincial key products, typical rural industrial products,
 * specialities (QĐ 950/QĐ-BCT 2023), everything else.
 */
export const ocopClassSchema = z.enum(['ocop', 'provincial-key', 'rural-industrial', 'speciality', 'other'])
export type OcopClass = z.infer<typeof ocopClassSchema>
