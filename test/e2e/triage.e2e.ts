import { expect, test } from 'vitest'
import { openAppWithPapers } from './open-app.ts'
import { SAVED_PAPERS } from './saved-page.ts'

const [lanterns, granite, patience, murmuration, rings, proofs] = SAVED_PAPERS

test('a morning by keyboard: move, queue, dismiss, star, undo, again, and all of it is there after a restart', async () => {
  await using app = await openAppWithPapers()
  const { offprint } = app
  expect(await offprint.cursor()).toBe(lanterns)

  await offprint.press('j', 'q')
  await offprint.row(granite).waitFor({ state: 'detached' })
  // The next paper is under the keys, in the place of the one that left.
  expect(await offprint.cursor()).toBe(patience)
  await offprint.press('x', 's')
  await offprint.row(patience).waitFor({ state: 'detached' })
  expect(await offprint.cursor()).toBe(murmuration)
  await offprint.row(murmuration).getByLabel('starred').waitFor()

  // Takes back the star, then the dismissal, and does the dismissal again.
  await offprint.press('z')
  await offprint.row(murmuration).getByLabel('starred').waitFor({ state: 'detached' })
  await offprint.press('z')
  await offprint.row(patience).waitFor()
  expect(await offprint.cursor()).toBe(patience)
  await offprint.press('Shift+Z')
  await offprint.row(patience).waitFor({ state: 'detached' })
  await offprint.press('s')
  await offprint.row(murmuration).getByLabel('starred').waitFor()
  await offprint.saved()

  await app.restart()
  expect(await offprint.titles()).toEqual([lanterns, murmuration, rings, proofs])
  await offprint.goTo('Up next')
  await offprint.row(granite).waitFor()
  expect(await offprint.titles()).toEqual([granite])
  await offprint.goTo('Starred')
  await offprint.row(murmuration).waitFor()
  await offprint.goTo('Dismissed')
  await offprint.row(patience).waitFor()
  expect(app.complaints).toEqual([])
})

test('several papers are decided at once: a range by shift, all by ctrl+a, one undo for each', async () => {
  await using app = await openAppWithPapers()
  const { offprint } = app
  await offprint.titles()
  await offprint.press('Shift+J', 'Shift+J')
  await offprint.page.getByText('3 chosen', { exact: true }).waitFor()
  await offprint.press('x')
  await offprint.row(lanterns).waitFor({ state: 'detached' })
  expect(await offprint.titles()).toEqual([murmuration, rings, proofs])
  await offprint.press('Control+a', 'q')
  await offprint.page.getByRole('heading', { level: 1 }).waitFor()
  await offprint.notices.getByText('3 papers').waitFor()
  await offprint.press('z')
  await offprint.row(murmuration).waitFor()
  await offprint.press('z')
  await offprint.row(lanterns).waitFor()
  expect(await offprint.titles()).toEqual([...SAVED_PAPERS])
})

test('a queue is ordered by alt and the arrows, and keeps its order', async () => {
  await using app = await openAppWithPapers()
  const { offprint } = app
  await offprint.titles()
  await offprint.press('q', 'q', 'q')
  await offprint.goTo('Up next')
  await offprint.row(patience).waitFor()
  expect(await offprint.titles()).toEqual([lanterns, granite, patience])
  await offprint.press('Alt+ArrowDown', 'Alt+ArrowDown')
  await expect.poll(() => offprint.titles()).toEqual([granite, patience, lanterns])
  await offprint.page.getByText('Moved to place 3 of 3').waitFor({ state: 'attached' })
  await offprint.press('Alt+ArrowUp')
  await expect.poll(() => offprint.titles()).toEqual([granite, lanterns, patience])
  await offprint.saved()
  await offprint.page.reload()
  await offprint.goTo('Up next')
  await expect.poll(() => offprint.titles()).toEqual([granite, lanterns, patience])
})

test('a decision that the library refuses is shown back in its place with the reason', async () => {
  await using app = await openAppWithPapers()
  const { offprint } = app
  await offprint.titles()
  await app.context.setOffline(true)
  await app.host.close()
  await offprint.page.getByRole('alert').waitFor()
  await offprint.press('x')
  await offprint.notices.getByText('the change was not made').waitFor()
  expect(await offprint.titles()).toEqual([...SAVED_PAPERS])
})
