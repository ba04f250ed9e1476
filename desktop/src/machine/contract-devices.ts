import { z } from 'zod'
import type { ReceiptRow } from '#shared/selling/receipt.ts'

/**
 * What the till page may ask of the devices of its PC: printer with drawer, scanner, scale. An expected trouble is
 * an answer with a closed code; only a broken host is a MachineError.
 */

/** Why a device does not do what it was asked. One sentence for each on the screen. */
export const deviceTroubleSchema = z.enum([
  /** The settings name no such device. */
  'not-set',
  /** Nothing answers at this address: off, unplugged, or another address. */
  'unreachable',
  /** Something answers there and takes no print jobs. */
  'refused',
  /** This PC has no such port or printer: unplugged. */
  'not-found',
  /** The operating system does not let us open the port. */
  'no-permission',
  /** Another program holds the port. */
  'busy',
  /** The line broke in the middle. */
  'lost',
  /** Connected, and says nothing when asked how it is. */
  'silent',
  /** Answers, but not as a receipt printer or scale does. */
  'wrong-device',
  'no-paper',
  'cover-open',
  'cutter-jammed',
  /** The printer says offline, hot or broken, and no more. */
  'offline',
  /** Not done within its time; nothing more of it will be. */
  'timed-out',
  /** This operating system has no such way to print. */
  'unsupported',
])
export type DeviceTrouble = z.infer<typeof deviceTroubleSchema>

const nameSchema = z.string().trim().min(1).max(60)

/** A serial port: where it was last, and the USB device it is, so that it is found again on another port. */
const serialPortSchema = z.object({
  path: z.string().min(1).max(200),
  baudRate: z.int().min(300).max(921_600),
  usb: z.object({ vendorId: z.string(), productId: z.string(), serialNumber: z.string() }).nullable(),
})
export type SerialSetting = z.infer<typeof serialPortSchema>

const printerCommon = {
  name: nameSchema,
  paperMm: z.union([z.literal(58), z.literal(80)]),
  /** Off for printers that never answer DLE EOT: then nothing is known of paper and cover. */
  answersStatus: z.boolean(),
}
export const printerSettingSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('tcp'),
    host: z.string().regex(/^[A-Za-z0-9.:-]{1,253}$/),
    port: z.int().min(1).max(65_535),
    ...printerCommon,
  }),
  z.object({ kind: z.literal('serial'), serial: serialPortSchema, ...printerCommon }),
  /** A printer that Windows knows, printed to raw; it never answers. */
  z.object({ kind: z.literal('spooler'), queue: z.string().min(1).max(220), ...printerCommon }),
])
export type PrinterSetting = z.infer<typeof printerSettingSchema>

export const scannerSettingSchema = z.object({ name: nameSchema, serial: serialPortSchema })
export type ScannerSetting = z.infer<typeof scannerSettingSchema>

export const SCALE_PROTOCOL_IDS = ['st-gs', 'cas-22', 'toledo', 'sics', 'yaohua'] as const
export const scaleSettingSchema = z.object({
  name: nameSchema,
  serial: serialPortSchema,
  protocol: z.enum(SCALE_PROTOCOL_IDS),
})
export type ScaleSetting = z.infer<typeof scaleSettingSchema>

/** The devices of this PC, kept in a file beside the black box. */
export const deviceSettingsSchema = z.object({
  printer: printerSettingSchema.nullable(),
  scanner: scannerSettingSchema.nullable(),
  scale: scaleSettingSchema.nullable(),
})
export type DeviceSettings = z.infer<typeof deviceSettingsSchema>
export const NO_DEVICES: DeviceSettings = { printer: null, scanner: null, scale: null }

/** What this PC has; `usb` is to be saved with the setting. Printers by address are not looked for. */
export const foundDevicesSchema = z.object({
  serialPorts: z.array(
    z.object({
      path: z.string(),
      maker: z.string().nullable(),
      usb: serialPortSchema.shape.usb,
    }),
  ),
  printQueues: z.array(z.string()),
})
export type FoundDevices = z.infer<typeof foundDevicesSchema>

const weightSchema = z.enum(['large', 'strong', 'plain', 'small'])
const slipTextSchema = z.string().max(2000)
export const receiptRowSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('text'),
    text: slipTextSchema,
    align: z.enum(['left', 'center']),
    weight: weightSchema,
  }),
  z.object({ kind: z.literal('pair'), left: slipTextSchema, right: slipTextSchema, weight: weightSchema }),
  z.object({ kind: z.literal('rule') }),
  z.object({ kind: z.literal('qr'), text: z.string().min(1).max(500) }),
]) satisfies z.ZodType<ReceiptRow>

/**
 * A slip to print once. `id`: minted by the page for each print, a copy too; the same id again gives the first
 * answer and prints nothing. `withinMs`: after this time from the call nothing more of it is sent. A call that rejects
 * (MachineError `disconnected`) may have printed: take it as partly out, and mark what is printed again as a copy.
 */
export const printJobSchema = z.object({
  id: z.string().min(1).max(100),
  rows: z.array(receiptRowSchema).min(1).max(5000),
  withinMs: z.int().min(500).max(120_000),
})
export type PrintJob = z.infer<typeof printJobSchema>

/** `isPartlyOut`: some paper may have come out; the printer marks and cuts it off before the next slip. */
export const printAnswerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), error: deviceTroubleSchema, isPartlyOut: z.boolean() }),
])
export type PrintAnswer = z.infer<typeof printAnswerSchema>

export const printerStateSchema = z.discriminatedUnion('ok', [
  /** `paper` is "unknown" for a printer that is not asked. */
  z.object({ ok: z.literal(true), paper: z.enum(['enough', 'low', 'unknown']) }),
  z.object({ ok: z.literal(false), error: deviceTroubleSchema }),
])
export type PrinterState = z.infer<typeof printerStateSchema>

/** How a serial device is now; `trouble` is null while it is connected. */
export const listenerStateSchema = z.object({ trouble: deviceTroubleSchema.nullable() })
export type ListenerState = z.infer<typeof listenerStateSchema>
export const listenersSchema = z.object({ scanner: listenerStateSchema, scale: listenerStateSchema })

const nothing = z.tuple([])

export const DEVICE_CALLS = {
  'devices.read': { args: nothing, answer: deviceSettingsSchema },
  /** Keeps the settings and uses them at once. */
  'devices.save': { args: z.tuple([deviceSettingsSchema]), answer: z.null() },
  'devices.find': { args: nothing, answer: foundDevicesSchema },
  /** How scanner and scale are now; afterwards `device.changed` tells. */
  'devices.listeners': { args: nothing, answer: listenersSchema },
  'printer.state': { args: nothing, answer: printerStateSchema },
  'printer.print': { args: z.tuple([printJobSchema]), answer: printAnswerSchema },
  /** A slip with every Vietnamese letter. */
  'printer.test': { args: nothing, answer: printAnswerSchema },
  /** Opens the drawer, and nothing else ever does. Ask it before the print of the same sale: it waits behind one. */
  'drawer.open': { args: nothing, answer: printerStateSchema },
} as const

/** What devices tell on their own. Events come in order; while no page listens they are lost. */
export const DEVICE_EVENTS = {
  /** One scan, as the scanner sent it: leading zeros, FNC1 (U+001D) and all, without the line end. */
  'scanner.scanned': z.object({ text: z.string().min(1) }),
  /** The weight on the scale once it stands still, above nought; null as soon as it moves, is empty or overloaded. */
  'scale.weighed': z.object({ weightGrams: z.int().min(1).nullable() }),
  'device.changed': z.object({ device: z.enum(['scanner', 'scale']), state: listenerStateSchema }),
} as const
