import { expect, test } from 'vitest'
import { bundledHarness } from './bundle.ts'

test('a process that is killed at any moment loses nothing it acknowledged, and does nothing twice', async () => {
  const { killAgainAndAgain } = await bundledHarness()
  const totals = await killAgainAndAgain(8, 20_260_302)
  // A run in which nothing happened would prove nothing.
  expect(totals.rounds).toBe(8)
  expect(totals.acknowledged).toBeGreaterThan(20)
})

test('a migration that is killed is whole at the next start, and the backup of how it was is there', async () => {
  const { killMigrations } = await bundledHarness()
  const { kills, deaths } = await killMigrations(4, 6)
  expect(kills).toBe(6)
  expect(Object.keys(deaths).length).toBeGreaterThan(1)
})
