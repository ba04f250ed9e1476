import { describe, expect, test } from 'vitest'
import { scannedCode, codeCandidates } from './scanned-code.ts'

describe('a scanned code', () => {
  test('loses control characters, spaces and the AIM identifier around it [T23]', () => {
    expect(scannedCode('\u00028934588012112 \r')).toBe('8934588012112')
    expect(scannedCode(']E08934588012112')).toBe('8934588012112')
    expect(scannedCode('0036000291452')).toBe('0036000291452')
    expect(scannedCode(']C10108934588012112\u001d10AB')).toBe('0108934588012112\u001d10AB')
  })

  test('is tried as it is and with the marks of Telex and VNI taken back [T22]', () => {
    expect(codeCandidates('8934588012112')).toEqual(['8934588012112'])
    expect(codeCandidates('OCOP-Á-0099')).toContain('OCOP-AS-0099')
    expect(codeCandidates('ocop-á-0099')).toEqual([
      ...['ocop-á-0099', 'ocop-as-0099', 'ocop-a1-0099'],
      ...['OCOP-Á-0099', 'OCOP-AS-0099', 'OCOP-A1-0099'],
    ])
    expect(codeCandidates('CÀPHÊ')).toContain('CAFPHEE')
    expect(codeCandidates('Ấ')).toEqual(['Ấ', 'AAS', 'A61'])
    expect(codeCandidates('ĐƯ')).toEqual(['ĐƯ', 'DDUW', 'D9U7'])
  })
})
