/** A point on the earth, WGS 84 degrees. */
export interface Point {
  readonly latitude: number
  readonly longitude: number
}

/** IUGG mean earth radius R1, kilometres. */
const EARTH_RADIUS_KM = 6371.0088

/** Great-circle distance in kilometres (haversine; within 0.5 % of the ellipsoid). */
export function distanceKm(from: Point, to: Point): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const halfLatitude = Math.sin(radians(to.latitude - from.latitude) / 2)
  const halfLongitude = Math.sin(radians(to.longitude - from.longitude) / 2)
  const square = halfLatitude ** 2 + Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * halfLongitude ** 2
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(square)))
}
