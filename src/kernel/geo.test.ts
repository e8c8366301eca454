import { expect, test } from 'vitest'
import { distanceKm } from './geo.ts'

test('known distances', () => {
  const oakland = { latitude: 37.8044, longitude: -122.2712 }
  const sanFrancisco = { latitude: 37.7749, longitude: -122.4194 }
  expect(distanceKm(oakland, sanFrancisco)).toBeCloseTo(13.4, 0)
  expect(distanceKm({ latitude: 51.5074, longitude: -0.1278 }, { latitude: 48.8566, longitude: 2.3522 })).toBeCloseTo(343.5, 0)
  expect(distanceKm({ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 180 })).toBeCloseTo(Math.PI * 6371.0088, 3)
  expect(distanceKm(oakland, oakland)).toBe(0)
})
