/** A paper that keys pass by is asked nothing about: what else there is of it comes once one rests on it. */
export const RESTING_MS = 180
