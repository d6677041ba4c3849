import { boundsControls } from './bounds-controls.ts'
import type { Control } from './control.ts'
import { dataControls } from './data-controls.ts'
import { desktopControls } from './desktop-controls.ts'
import { electronControls } from './electron-controls.ts'
import { intakeControls } from './intake-controls.ts'
import { networkControls } from './network-controls.ts'
import { placeControls } from './place-controls.ts'
import { webControls } from './web-controls.ts'

/** Every control, in the order of SECURITY.md. */
export const controls: readonly Control[] = [
  ...webControls,
  ...networkControls,
  ...intakeControls,
  ...boundsControls,
  ...electronControls,
  ...desktopControls,
  ...dataControls,
  ...placeControls,
]
