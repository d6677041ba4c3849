import { expect, test } from 'vitest'
import { openAppWithPapers } from './open-app.ts'
import { SAVED_PAPERS } from './saved-page.ts'

test('a reader looks after feeds, leafs through editions, makes a rule in the laboratory and reads the digest, by keys', async () => {
  await using app = await openAppWithPapers()
  const { offprint } = app
  const { page } = offprint
  const findings: Record<string, string[]> = {}
  const look = async (place: string): Promise<void> => {
    await page.waitForTimeout(200)
    const found = await offprint.accessibility()
    if (found.length > 0) findings[place] = found
  }
  const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name })

  // Feeds: one is added, named, filed, paused and heard again.
  await offprint.press('g', 'f')
  await heading('Feeds').waitFor()
  await look('no feeds')
  await page.getByRole('main').getByRole('button', { name: 'Subscribe', exact: true }).click()
  await offprint.dialog('Subscribe').getByRole('combobox').first().fill('cs.CL')
  await look('subscribe')
  await page.keyboard.press('Enter')
  await offprint.library.getByRole('button', { name: /arXiv cs\.CL/ }).waitFor()
  await offprint.press('g', 'f')
  const feed = page.getByRole('main').getByRole('button', { name: 'arXiv cs.CL', exact: true })
  await feed.focus()
  await page.keyboard.press('F2')
  const form = offprint.dialog('Name and folder')
  await form.getByLabel('Folder').fill('Morning')
  await form.getByLabel('Name').fill('Words')
  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: 'Morning' }).getByRole('button', { name: 'Words', exact: true }).focus()
  await page.keyboard.press('p')
  await page.getByText('paused').waitFor()
  await page.getByRole('button', { name: 'Ask Words again' }).waitFor()
  await look('feeds')
  await page.getByRole('button', { name: 'More for all feeds' }).click()
  await page.getByRole('menuitem', { name: /Give out/ }).click()
  await expect
    .poll(() => offprint.dialog('Your feeds as OPML').getByRole('textbox').inputValue())
    .toMatch(/Morning[\s\S]*Words/)
  await page.keyboard.press('Escape')
  // What another reader gave out is dropped anywhere.
  await offprint.drop(
    'feeds.opml',
    '<opml version="2.0"><body><outline type="rss" text="A blog" xmlUrl="https://blog.invalid/feed.xml"/>\n<outline ty',
  )
  await page.getByText(/1 feed added, 0 known before\. The file ends in the middle of its list \(line 2\)/).waitFor()
  await page.getByRole('main').getByRole('button', { name: 'A blog', exact: true }).waitFor()

  // Editions: the saved page is one, its papers in their order; a decision is made there.
  await offprint.press('g', 'e')
  const edition = page.getByRole('list', { name: 'Papers of the edition' })
  await edition.getByRole('button', { name: SAVED_PAPERS[0], exact: true }).focus()
  await look('archive')
  await page.keyboard.press('q')
  await edition.getByText('queued', { exact: true }).first().waitFor()
  await page.keyboard.press('Enter')
  await offprint.row(SAVED_PAPERS[0]).waitFor()
  expect(await offprint.cursor()).toBe(SAVED_PAPERS[0])

  // Rules: what it would have done is shown, then it does it, then it is taken back.
  await offprint.press('g', 'l')
  await heading('Rules').waitFor()
  await page.getByRole('main').getByRole('button', { name: 'New rule' }).click()
  await page.getByLabel('Line 1: value').fill(SAVED_PAPERS[1])
  await page.getByText(/1 matches/).waitFor()
  await look('laboratory')
  await page.getByLabel('Name', { exact: true }).fill('Not that one')
  await page.keyboard.press('Enter')
  await page.getByRole('list', { name: 'Rules' }).getByText('1 paper').waitFor()
  await look('rules')
  await offprint.press('g', 'i')
  await expect.poll(async () => (await offprint.titles()).includes(SAVED_PAPERS[1])).toBe(false)
  await offprint.press('z')
  await offprint.press('z')
  await offprint.row(SAVED_PAPERS[1]).waitFor()

  // The digest, and a narrow window.
  await offprint.press('g', 'y')
  await heading('Today').waitFor()
  await look('digest')
  await page.setViewportSize({ width: 700, height: 800 })
  await look('digest, narrow')
  expect(findings).toEqual({})
  expect(app.complaints).toEqual([])
})
