/** Puts text on the clipboard, also where the window may not ask for it by the newer way. */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    const area = document.createElement('textarea')
    area.value = text
    area.setAttribute('readonly', '')
    area.style.position = 'fixed'
    area.style.opacity = '0'
    // Inside the dialog that is open, which keeps the focus within itself.
    const home = document.activeElement?.closest('[role=dialog]') ?? document.body
    home.append(area)
    area.select()
    // There is no newer way that needs no permission.
    // oxlint-disable-next-line typescript/no-deprecated
    document.execCommand('copy')
    area.remove()
  }
}
