/** "Offp" in ASCII: says that a SQLite file is an Offprint library. */
export const APPLICATION_ID = 0x4f667070
