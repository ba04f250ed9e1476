import type { BusinessDay } from '#shared/time.ts'
import type { MasterTable } from '../address/address.ts'
import type { WordKey } from '../i18n/vi.ts'

/** Codes with words in the i18n files, under `prefix.code`. */
type Coded = { prefix: 'pointKind' | 'legalForm' | 'vatMethod' | 'staffRole' | 'vatClass' | 'ocopClass' }
export type Referred = 'operator' | 'point' | 'producer' | 'commune' | 'district' | 'group'

/** One field of a record: where it stands, what it is called, how it is typed. Without `isOptional` it must be filled. */
export type Field = { at: string; label: WordKey; hint?: WordKey; isOptional?: true } & (
  | { kind: 'text' | 'day' | 'whole' | 'toggle' | 'lines' }
  | ({ kind: 'choice'; options: readonly string[] } & Coded)
  | { kind: 'reference'; to: Referred }
  /** An object; with all its fields empty it is `empty`. */
  | { kind: 'group'; fields: readonly Field[]; empty: null | object }
  /** A list of objects. */
  | { kind: 'rows'; fields: readonly Field[]; fresh: (today: BusinessDay) => object }
)

type Form = {
  fields: readonly Field[]
  /** Fields that the list shows beside the name. */
  columns: readonly string[]
  fresh: (today: BusinessDay) => Record<string, unknown>
}

const NAME: Field = { at: 'name', label: 'field.name', kind: 'text' }
const DAY = { kind: 'day', hint: 'field.day.hint' } as const
const MAKERS = ['company', 'cooperative', 'cooperative-group', 'farm', 'household'] as const
const COMMUNE = { at: 'areaCode', label: 'field.areaCode', kind: 'reference', to: 'commune' } as const

/** The province this office is of. */
const PROVINCE = '66'

/** What each form asks, in its order. The server's schemas decide what is right; these only lead there. */
export const FORMS: Record<MasterTable, Form> = {
  operator: {
    fields: [
      NAME,
      {
        at: 'legalForm',
        label: 'field.legalForm',
        kind: 'choice',
        prefix: 'legalForm',
        options: [...MAKERS, 'public-body'],
      },
      { at: 'taxCode', label: 'field.taxCode', hint: 'field.taxCode.hint', kind: 'text', isOptional: true },
      {
        at: 'vat',
        label: 'field.vat',
        kind: 'rows',
        fields: [
          { at: 'validFrom', label: 'field.validFrom', kind: 'day' },
          {
            at: 'method',
            label: 'field.method',
            kind: 'choice',
            prefix: 'vatMethod',
            options: ['deduction', 'direct'],
          },
        ],
        fresh: (today) => ({ validFrom: today, method: '' }),
      },
      { at: 'isSellerGrower', label: 'field.isSellerGrower', kind: 'toggle' },
    ],
    columns: ['legalForm', 'taxCode'],
    fresh: (today) => ({
      name: '',
      legalForm: '',
      taxCode: '',
      isSellerGrower: false,
      vat: [{ validFrom: today, method: '' }],
    }),
  },
  point: {
    fields: [
      { at: 'code', label: 'field.code', hint: 'field.pointCode.hint', kind: 'text' },
      NAME,
      {
        at: 'kind',
        label: 'field.kind',
        kind: 'choice',
        prefix: 'pointKind',
        options: [
          'provincial-centre',
          'district-centre',
          'regional-centre',
          'stall',
          'tourist-point',
          'counter',
          'out-of-province',
          'fair',
          'online',
        ],
      },
      { at: 'operatorId', label: 'field.operatorId', kind: 'reference', to: 'operator' },
      { ...COMMUNE, isOptional: true },
      {
        at: 'clusterCode',
        label: 'field.clusterCode',
        kind: 'reference',
        to: 'district',
        isOptional: true,
      },
      { at: 'address', label: 'field.address', kind: 'text', isOptional: true },
      { at: 'openedOn', label: 'field.openedOn', ...DAY },
      { at: 'closedOn', label: 'field.closedOn', ...DAY, isOptional: true },
      {
        at: 'bank',
        label: 'field.bank',
        kind: 'group',
        isOptional: true,
        empty: null,
        fields: [
          { at: 'bin', label: 'field.bin', hint: 'field.bin.hint', kind: 'text' },
          { at: 'account', label: 'field.account', kind: 'text' },
          { at: 'accountName', label: 'field.accountName', kind: 'text' },
        ],
      },
      {
        at: 'settings',
        label: 'field.settings',
        kind: 'group',
        isOptional: true,
        empty: {},
        fields: [
          { at: 'cashStep', label: 'field.cashStep', kind: 'whole', isOptional: true },
          {
            at: 'channels',
            label: 'field.channels',
            hint: 'field.lines.hint',
            kind: 'lines',
            isOptional: true,
          },
          { at: 'events', label: 'field.events', hint: 'field.lines.hint', kind: 'lines', isOptional: true },
          { at: 'asksAge', label: 'field.asksAge', kind: 'toggle' },
        ],
      },
    ],
    columns: ['code', 'kind', 'operatorId', 'areaCode'],
    fresh: (today) => ({
      code: '',
      name: '',
      kind: '',
      operatorId: '',
      areaCode: null,
      clusterCode: null,
      address: '',
      openedOn: today,
      closedOn: null,
      bank: null,
      settings: {},
    }),
  },
  staff: {
    fields: [
      NAME,
      { at: 'pointId', label: 'field.pointId', kind: 'reference', to: 'point' },
      {
        at: 'role',
        label: 'field.role',
        kind: 'choice',
        prefix: 'staffRole',
        options: ['cashier', 'manager'],
      },
      { at: 'isActive', label: 'field.isWorking', kind: 'toggle' },
    ],
    columns: ['role', 'pointId', 'hasPin', 'isActive'],
    fresh: () => ({ name: '', pointId: '', role: '', isActive: true }),
  },
  producer: {
    fields: [
      NAME,
      { at: 'kind', label: 'field.kind', kind: 'choice', prefix: 'legalForm', options: MAKERS },
      { ...COMMUNE, isOptional: true },
      { at: 'provinceCode', label: 'field.provinceCode', kind: 'text' },
    ],
    columns: ['kind', 'areaCode'],
    fresh: () => ({ name: '', kind: '', areaCode: null, provinceCode: PROVINCE }),
  },
  product: {
    fields: [
      NAME,
      { at: 'code', label: 'field.code', kind: 'text', isOptional: true },
      { at: 'producerId', label: 'field.producerId', kind: 'reference', to: 'producer' },
      { at: 'unit', label: 'field.unit', hint: 'field.unit.hint', kind: 'text' },
      { at: 'unitPrice', label: 'field.unitPrice', kind: 'whole' },
      { at: 'barcodes', label: 'field.barcodes', hint: 'field.lines.hint', kind: 'lines', isOptional: true },
      {
        at: 'vatClass',
        label: 'field.vatClass',
        kind: 'choice',
        prefix: 'vatClass',
        options: ['standard', 'not-reduced', 'farm-produce', 'reduced-five', 'exempt', 'export', 'undecided'],
      },
      {
        at: 'ocopClass',
        label: 'field.ocopClass',
        kind: 'choice',
        prefix: 'ocopClass',
        options: ['ocop', 'provincial-key', 'rural-industrial', 'speciality', 'other'],
      },
      { at: 'group', label: 'field.group', kind: 'reference', to: 'group', isOptional: true },
      {
        at: 'certificates',
        label: 'field.certificates',
        kind: 'rows',
        isOptional: true,
        fields: [
          { at: 'number', label: 'field.number', kind: 'text' },
          { at: 'star', label: 'field.star', kind: 'whole' },
          { at: 'validFrom', label: 'field.validFrom', kind: 'day' },
          { at: 'validTo', label: 'field.validTo', kind: 'day' },
        ],
        fresh: () => ({ number: '', star: null, validFrom: null, validTo: null }),
      },
      { at: 'isActive', label: 'field.isSold', kind: 'toggle' },
    ],
    columns: ['code', 'producerId', 'unitPrice', 'isActive'],
    fresh: () => ({
      name: '',
      code: '',
      producerId: '',
      unit: '',
      unitPrice: null,
      barcodes: [],
      vatClass: '',
      ocopClass: '',
      group: null,
      certificates: [],
      isActive: true,
    }),
  },
}

/** Shown in lists, never typed. */
const HAS_PIN: Field = { at: 'hasPin', label: 'field.hasPin', kind: 'toggle' }

/** The fields that a list shows beside the name. */
export function columnsOf(table: MasterTable): Field[] {
  const { fields, columns } = FORMS[table]
  return columns.flatMap((at) => [...fields, HAS_PIN].filter((field) => field.at === at))
}
