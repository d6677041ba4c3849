/** "Offp" in ASCII: says that a SQLite file is an Offprint library. */
export const APPLICATION_ID = 0x4f667070

/** Of the pages of a new database. A paper with its abstract has 2 KB: twice SQLite's usual page wastes much less of itself. */
export const PAGE_BYTES = 8_192
