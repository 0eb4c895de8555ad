import { expect, it } from 'vitest'
import { reconnectDelay } from './back-off.ts'

it('tries again soon at first, and never more seldom than every two seconds', () => {
  expect([0, 1, 2, 3, 4, 5, 50, 5000].map(reconnectDelay)).toEqual([100, 200, 400, 800, 1600, 2000, 2000, 2000])
})
