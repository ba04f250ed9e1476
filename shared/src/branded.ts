import type { z } from 'zod'

/**
 * A schema whose values carry a brand of ours. Only the type changes: a transform would cost a call and an object for
 * each value, and an entry has a hundred of them.
 */
export function branded<TBrand extends TPlain, TPlain>(
  schema: z.ZodType<TPlain, TPlain>,
): z.ZodType<TBrand, TPlain> {
  return schema as unknown as z.ZodType<TBrand, TPlain> // what it accepts is what the brand stands for
}
