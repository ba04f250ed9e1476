import { sha256 } from '@noble/hashes/sha2.js'
import { z } from 'zod'
import { base32 } from './base32.ts'
import { branded } from './branded.ts'

declare const idBrand: unique symbol
type Id<TName extends string> = string & { readonly [idBrand]: TName }

export type TillId = Id<'till'>
export type PointId = Id<'point'>
export type SaleId = Id<'sale'>
export type ShiftId = Id<'shift'>
export type ReturnId = Id<'return'>
export type ProductId = Id<'product'>
export type ProducerId = Id<'producer'>
export type OperatorId = Id<'operator'>
export type StaffId = Id<'staff'>

/** Ids are short words of lower-case letters, digits, hyphen and underscore, so that they are safe in any file, URL or key. */
const idText = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/)

export const tillIdSchema = branded<TillId, string>(z.string().regex(/^[a-z2-7]{26}$/))
export const pointIdSchema = branded<PointId, string>(idText)
export const saleIdSchema = branded<SaleId, string>(idText)
export const shiftIdSchema = branded<ShiftId, string>(idText)
export const returnIdSchema = branded<ReturnId, string>(idText)
export const productIdSchema = branded<ProductId, string>(idText)
export const producerIdSchema = branded<ProducerId, string>(idText)
export const operatorIdSchema = branded<OperatorId, string>(idText)
export const staffIdSchema = branded<StaffId, string>(idText)

/** The till's id for ever: the first 26 characters of base32(SHA-256(raw first public key)). No server can give it twice. */
export function tillIdOf(rawPublicKey: Uint8Array): TillId {
  return base32(sha256(rawPublicKey)).slice(0, 26) as TillId
}

/** 80 random bits: with 16 million sales of one point, two alike once in eight thousand million points. */
const MINTED_BYTES = 10

/** A fresh id, minted at the till: sale, shift, return. 16 characters. */
export function mintId(randomBytes: (count: number) => Uint8Array): string {
  return base32(randomBytes(MINTED_BYTES))
}
