import { expect, test } from 'vitest'
import { killAgainAndAgain } from './harness.ts'

test('a process that is killed at any moment loses nothing it acknowledged, and does nothing twice', async () => {
  const totals = await killAgainAndAgain(12, 20_260_302)
  // A run in which nothing happened would prove nothing.
  expect(totals.rounds).toBe(12)
  expect(totals.acknowledged).toBeGreaterThan(20)
})
