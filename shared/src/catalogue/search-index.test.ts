import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { productIdSchema } from '../ids.ts'
import { buildProduct } from '../testing/masters.ts'
import { seededRandom } from '../testing/random.ts'
import { buildSearchIndex, type SearchEntry, searchProducts } from './search-index.ts'
import { compactKey, foldText, searchTokens } from './search-key.ts'

describe('search key', () => {
  it('takes marks off every Vietnamese letter, composed or not, and knows đ', () => {
    const letters = 'àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ'
    const bare = `${'a'.repeat(17)}${'e'.repeat(11)}${'i'.repeat(5)}${'o'.repeat(17)}${'u'.repeat(11)}${'y'.repeat(5)}d`
    for (const form of ['NFC', 'NFD'] as const) {
      expect(foldText(letters.normalize(form))).toBe(bare)
      expect(foldText(letters.toUpperCase().normalize(form))).toBe(bare)
    }
  })

  it('parts words, and numbers from their units', () => {
    expect(searchTokens('Cà phê "Ea Kao" 500g (CF-012)')).toEqual([
      'ca',
      'phe',
      'ea',
      'kao',
      '500',
      'g',
      'cf',
      '012',
    ])
    expect(compactKey("Đắk Lắk – Cư M'gar")).toBe('daklakcumgar')
    expect(searchTokens(' -- ')).toEqual([])
  })
})

function entry(
  id: string,
  name: string,
  rest: { producer?: string; code?: string; barcodes?: string[] } = {},
): SearchEntry {
  const { producer = 'HTX Cư Kuin', code = id, barcodes = [] } = rest
  return {
    product: buildProduct({ id: productIdSchema.parse(id), name, code, barcodes }),
    producerName: producer,
  }
}

const SHOP = buildSearchIndex([
  entry('cf1', 'Cà phê bột Ea Kao 500 g', { code: 'CF-012', barcodes: ['8930000000125'] }),
  entry('cf2', 'Bột cà phê hòa tan', { producer: 'Công ty Ban Mê' }),
  entry('mo1', 'Mật ong hoa cà phê'),
  entry('sr1', 'Sầu riêng sấy', { producer: 'HTX Krông Pắc' }),
  entry('dt1', 'Đông trùng hạ thảo'),
  entry('cp1', 'Caphe sữa đá'),
])

const found = (query: string, limit?: number) => searchProducts(SHOP, query, limit).map(({ id }) => id)

describe('search', () => {
  it.each(['cà phê', 'ca phe', 'caphe', 'CÀ PHÊ', 'cà phê'.normalize('NFD'), 'capheb', 'ca ph', 'cà  phê '])(
    'finds coffee by %j',
    (query) => {
      expect(found(query)).toContain('cf1')
      expect(found(query)).not.toContain('sr1')
    },
  )

  it('finds by code, barcode and producer, from their beginning', () => {
    expect(found('CF-012')).toEqual(['cf1'])
    expect(found('cf012')).toEqual(['cf1'])
    expect(found('893000000')).toEqual(['cf1'])
    expect(found('krong pac')).toEqual(['sr1'])
    expect(found('ban mê cà phê')).toEqual(['cf2'])
  })

  it('takes d for đ and đ for d, with or without marks', () => {
    for (const query of ['đông', 'dong', 'Dông trung', 'ĐÔNG']) expect(found(query)).toEqual(['dt1'])
  })

  it('needs every word of the query, in any order', () => {
    expect(found('phê bột')).toEqual(['cf2', 'cf1'])
    expect(found('kao ea bot')).toEqual(['cf1'])
    expect(found('cà phê sầu')).toEqual([])
  })

  it('does not need the space between a number and its unit', () => {
    expect(found('500g')).toEqual(['cf1'])
    expect(found('500 g')).toEqual(['cf1'])
    expect(found('kao500g')).toEqual(['cf1'])
    expect(found('50 g')).toEqual(['cf1'])
    expect(found('500kg')).toEqual([])
  })

  it('finds a name written in one word by its two', () => {
    expect(found('ca phe')).toContain('cp1')
    expect(found('cà phê sữa')).toEqual(['cp1'])
    expect(found('phe sua')).toEqual([])
  })

  it('puts what begins with the query first, then what holds it, then the producer, each by name', () => {
    expect(found('ca')).toEqual(['cf1', 'cp1', 'cf2', 'mo1'])
    expect(found('ban')).toEqual(['cf2'])
  })

  it('puts a rare word and a common one in that order too, however many have the common one', () => {
    const few = [
      entry('in', 'Bột cà phê Kao', { producer: 'HTX Ea' }),
      entry('by', 'Cà phê bột', { producer: 'HTX Kao' }),
      entry('at', 'Kao cà phê', { producer: 'HTX Ea' }),
      entry('both', 'Cà phê Kao cà', { producer: 'HTX Ea' }),
    ]
    const common = Array.from({ length: 600 }, (_, number) => entry(`p${number}`, `Cà phê số ${number}`))
    const idsOf = (entries: SearchEntry[], query: string) =>
      searchProducts(buildSearchIndex(entries), query).map(({ id }) => id)
    for (const query of ['kao cà', 'ca phe kao', 'kao ca phe'])
      expect(idsOf([...common, ...few], query)).toEqual(idsOf(few, query))
    expect(idsOf([...common, ...few], 'kao cà')).toEqual(['at', 'both', 'in', 'by'])
  })

  it('gives at most as many as asked, and none for an empty query', () => {
    expect(found('c', 2)).toHaveLength(2)
    expect(found('')).toEqual([])
    expect(found(' - ')).toEqual([])
    expect(searchProducts(buildSearchIndex([]), 'ca')).toEqual([])
  })

  it('bears a whole page pasted into the field', () => {
    expect(found('cà phê '.repeat(500)).toSorted()).toEqual(['cf1', 'cf2', 'mo1'])
    expect(found(`${'cà phê '.repeat(500)}sầu`)).toEqual([])
  })

  it('holds longer queries to their last letter', () => {
    const long = buildSearchIndex([
      entry('a', 'Chuối sấy giòn nguyên vị'),
      entry('b', 'Chuối sấy giòn nguyên trái'),
    ])
    const idsOf = (query: string) => searchProducts(long, query).map(({ id }) => id)
    expect(idsOf('chuoisaygionnguyen')).toEqual(['b', 'a'])
    expect(idsOf('chuoisaygionnguyenvi')).toEqual(['a'])
    expect(idsOf('chuoisaygionnguyenx')).toEqual([])
  })

  it('finds all that a slow reading of every field finds, and nothing else', () => {
    const random = seededRandom('names')
    const syllables = [
      'cà',
      'phê',
      'phin',
      'bột',
      'đà',
      'đá',
      'ca',
      'cao',
      'sấy',
      'sâm',
      'ong',
      '500g',
      'Ea',
      'Kao',
      'Mật',
    ]
    const words = (count: number) =>
      Array.from({ length: count }, () => random.pick(syllables)).join(random.pick([' ', ' ', '']))
    const entries = Array.from({ length: 400 }, (_, number) =>
      entry(`p${number}`, words(random.int(1, 8)), {
        producer: words(2),
        code: `SP-${number}`,
        barcodes: [`893${number}`],
      }),
    )
    const index = buildSearchIndex(entries)
    const query = fc.tuple(
      fc.array(fc.constantFrom(...syllables, 'sp', '12', '8931'), { minLength: 1, maxLength: 4 }),
      fc.nat(9),
      fc.constantFrom(' ', ''),
    )
    fc.assert(
      fc.property(query, ([picked, cut, space]) => {
        const text = picked.join(space)
        const typed = text.slice(0, Math.max(1, text.length - cut))
        const ids = searchProducts(index, typed, 1000).map(({ id }) => id)
        expect(ids.toSorted()).toEqual(slowSearch(entries, typed).toSorted())
      }),
      { numRuns: 1000 },
    )
  })
})

/** The rule itself, read off every field: what the index must find. */
function slowSearch(entries: SearchEntry[], query: string): string[] {
  const words = searchTokens(query)
  const matches = ({ product, producerName }: SearchEntry) => {
    const fields = [product.name, product.code, ...product.barcodes, producerName].map(searchTokens)
    const holds = (word: string) =>
      fields.some((field) => field.some((_, at) => field.slice(at).join('').startsWith(word)))
    return words.length > 0 && (words.every(holds) || holds(words.join('')))
  }
  return entries.filter(matches).map(({ product }) => product.id)
}
